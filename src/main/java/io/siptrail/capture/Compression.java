package io.siptrail.capture;

import java.io.IOException;
import java.io.InputStream;

/** How an input is compressed, told from its first four bytes. */
enum Compression {
    NONE(""),
    GZIP("gzip"),
    ZSTD("zstd");

    private static final int ZSTD_FRAME = 0x28B52FFD;
    /** RFC 8878 section 3.1.2: a skippable frame, the low nibble of the first byte is free. */
    private static final int ZSTD_SKIPPABLE = 0x502A4D18;

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /** {@code head}: the first four bytes of the input, the first one on top. */
    static Compression of(int head) {
        if (head >>> 16 == 0x1F8B) {
            return GZIP;
        }
        return head == ZSTD_FRAME || (head & 0xF0FFFFFF) == ZSTD_SKIPPABLE ? ZSTD : NONE;
    }

    /** Its name as in a format description; empty for none. */
    String label() {
        return label;
    }

    /** The decoded bytes of {@code in}; the library for it is loaded here and not before. */
    Decoding decode(InputStream in) throws IOException {
        try {
            return switch (this) {
                case NONE -> Decoding.of(in);
                case GZIP -> GzipMembers.decode(in);
                case ZSTD -> ZstdFrames.decode(in);
            };
        } catch (LinkageError absent) {
            throw InputRefused.withoutDecoder(this, absent);
        }
    }
}
