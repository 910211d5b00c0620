package io.siptrail.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How an input is compressed, told from its first four bytes. */
enum Compression {
    NONE(""),
    GZIP("gzip"),
    ZSTD("zstd");

    private static final int BUFFER_BYTES = 64 * 1024;
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

    Decoding decode(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> Decoding.of(in);
            case GZIP -> gzip(in);
            case ZSTD -> ZstdFrames.decode(in);
        };
    }

    private static Decoding gzip(InputStream in) throws IOException {
        GzipCompressorInputStream members = GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(in, BUFFER_BYTES))
                .setDecompressConcatenated(true)
                .get();
        return new Decoding(members, members::getBytesRead);
    }
}
