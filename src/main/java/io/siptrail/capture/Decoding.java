package io.siptrail.capture;

import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Decompressed bytes as they come.
 *
 * @param produced bytes decoded so far, counting those of a read that failed half way; negative when not known
 */
record Decoding(InputStream bytes, LongSupplier produced) {

    static Decoding of(InputStream in) {
        return new Decoding(in, () -> -1);
    }
}
