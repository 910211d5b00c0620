package io.siptrail.capture;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The one class that touches the native zstd library, so that it is loaded only when a zstd input is met. */
final class ZstdFrames {

    private ZstdFrames() {}

    /** All frames of {@code in}, one after the other (RFC 8878 section 3.1). */
    static Decoding decode(InputStream in) throws IOException {
        return Decoding.of(new ZstdInputStream(in));
    }
}
