package io.siptrail.capture;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The one class that touches the native zstd library, so that it is loaded only when a zstd input is met. */
final class ZstdFrames {

    private ZstdFrames() {}

    /** All frames of {@code in}, one after the other. */
    static Decoding decode(InputStream in) throws IOException {
        try {
            return Decoding.of(new ZstdInputStream(in));
        } catch (LinkageError absent) {
            throw new IOException("the native zstd library cannot be loaded here", absent);
        }
    }
}
