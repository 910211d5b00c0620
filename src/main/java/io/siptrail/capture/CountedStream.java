package io.siptrail.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input stream that counts what was taken of it and always says that nothing more is available: a decoder that looks
 * ahead only while more is available then hands out what it has before it asks for more.
 */
final class CountedStream extends FilterInputStream {

    private long taken;

    CountedStream(InputStream in) {
        super(in);
    }

    long taken() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        taken += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        taken += Math.max(count, 0);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        taken += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
