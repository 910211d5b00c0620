package io.siptrail.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Moves bytes from a stream into a direct buffer. What a decoder had produced when it failed is handed out first, the
 * failure at the next read: the frames before a damaged place are good frames.
 */
final class StreamReading {

    private final Decoding decoding;
    private final long bound;
    private final byte[] piece;
    private long delivered;
    private Optional<IOException> failure = Optional.empty();

    StreamReading(Decoding decoding, int pieceBytes, long bound) {
        this.decoding = decoding;
        this.piece = new byte[pieceBytes];
        this.bound = bound;
    }

    int read(ByteBuffer into) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        // At the bound one byte more is asked for: the input may well end right there.
        int count = decode((int) Math.min(Math.min(into.remaining(), piece.length), Math.max(bound - delivered, 1)));
        if (count > 0 && delivered >= bound) {
            throw InputRefused.tooLarge(bound);
        }
        if (count > 0) {
            into.put(piece, 0, count);
            delivered += count;
        }
        return count;
    }

    private int decode(int wanted) throws IOException {
        try {
            return decoding.bytes().read(piece, 0, wanted);
        } catch (IOException broken) {
            return salvage(broken);
        } catch (RuntimeException hostile) {
            // Third-party decoders see hostile bytes; whatever they stumble over is damage, not a defect.
            return salvage(new IOException("the data cannot be decoded", hostile));
        }
    }

    private int salvage(IOException broken) throws IOException {
        long produced = decoding.produced().getAsLong() - delivered;
        if (produced <= 0 || produced > piece.length) {
            throw broken;
        }
        failure = Optional.of(broken);
        return (int) produced;
    }
}
