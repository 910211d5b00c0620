package io.siptrail.capture;

import java.io.InputStream;

/** The rest of an input as a stream that takes its bytes out of the window; a failure of the input ends it quietly. */
final class WindowStream extends InputStream {

    private final ByteWindow window;

    WindowStream(ByteWindow window) {
        this.window = window;
    }

    @Override
    public int read() {
        if (!window.has(1)) {
            return -1;
        }
        int next = window.int8(0);
        window.skip(1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!window.has(1)) {
            return -1;
        }
        int count = Math.min(length, window.available());
        window.data().get(window.position(), into, offset, count);
        window.skip(count);
        return count;
    }
}
