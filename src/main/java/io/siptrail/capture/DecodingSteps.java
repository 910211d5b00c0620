package io.siptrail.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A compressed input, decoded step by step. What a decoder had produced when it failed is handed out first, the failure at
 * the next step: the frames before a damaged place are good frames. Where steps begin depends on the input alone, so that
 * a damaged one gives the same bytes whoever decodes it, and how far ahead.
 */
final class DecodingSteps implements Closeable {

    /** Small, because what an inflater has written when it meets damage within one step is lost. */
    static final int BYTES = 8 * 1024;
    /** A first look at a file should not cost a large step. */
    private static final int FIRST = 4 * 1024;

    private final Decoding decoding;
    private final LongSupplier taken;
    private final long bound;
    private int wanted = FIRST;
    private long decoded;
    private Optional<IOException> failure = Optional.empty();

    /**
     * {@code taken}: bytes taken of the input so far; {@code bound}: bytes that it may grow to.
     */
    DecodingSteps(Decoding decoding, LongSupplier taken, long bound) {
        this.decoding = decoding;
        this.taken = taken;
        this.bound = bound;
    }

    /** Decodes at most {@link #BYTES} bytes to where {@code offset} is; negative at the end. */
    int next(byte[] into, int offset) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        // At the bound one byte more is asked for: the input may well end right there.
        int count = decode(into, offset, (int) Math.min(wanted, Math.max(bound - decoded, 1)));
        wanted = BYTES;
        if (count > 0 && decoded >= bound) {
            throw InputRefused.tooLarge(bound);
        }
        decoded += Math.max(count, 0);
        return count;
    }

    private int decode(byte[] into, int offset, int length) throws IOException {
        try {
            return decoding.bytes().read(into, offset, length);
        } catch (IOException broken) {
            return salvage(broken, length);
        } catch (RuntimeException hostile) {
            // Third-party decoders see hostile bytes; whatever they stumble over is damage, not a defect.
            return salvage(new IOException("the data cannot be decoded", hostile), length);
        }
    }

    private int salvage(IOException broken, int length) throws IOException {
        long produced = decoding.produced().getAsLong() - decoded;
        if (produced <= 0 || produced > length) {
            throw broken;
        }
        failure = Optional.of(broken);
        return (int) produced;
    }

    /** Bytes decoded so far. */
    long decoded() {
        return decoded;
    }

    /** Bytes taken of the input so far, before decompression. */
    long taken() {
        return taken.getAsLong();
    }

    @Override
    public void close() throws IOException {
        decoding.bytes().close();
    }
}
