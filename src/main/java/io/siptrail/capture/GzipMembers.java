package io.siptrail.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The one class that touches the gzip decoder, so that it is loaded only when a gzip input is met. */
final class GzipMembers {

    private static final int BUFFER_BYTES = 64 * 1024;

    private GzipMembers() {}

    /** All members of {@code in}, one after the other (RFC 1952 section 2.2). */
    static Decoding decode(InputStream in) throws IOException {
        GzipCompressorInputStream members = GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(in, BUFFER_BYTES))
                .setDecompressConcatenated(true)
                .get();
        return new Decoding(members, members::getBytesRead);
    }
}
