package io.siptrail.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Moves bytes from a stream that is not compressed into a direct buffer. */
final class StreamReading {

    private static final int PIECE = 64 * 1024;

    private final InputStream stream;
    private final byte[] piece = new byte[PIECE];

    StreamReading(InputStream stream) {
        this.stream = stream;
    }

    int read(ByteBuffer into) throws IOException {
        int count = stream.read(piece, 0, Math.min(into.remaining(), piece.length));
        if (count > 0) {
            into.put(piece, 0, count);
        }
        return count;
    }
}
