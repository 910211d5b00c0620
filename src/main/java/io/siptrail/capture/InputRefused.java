package io.siptrail.capture;

import java.io.IOException;

/** An input that cannot be read for a reason other than damage; its message says all there is to say. */
final class InputRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private InputRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** A compressed input grew larger than {@link CaptureLimits#uncompressedBytes()}. */
    static InputRefused tooLarge(long bound) {
        String message = "the uncompressed data is larger than the bound of " + bound + " bytes";
        return new InputRefused(message, new IOException(message));
    }

    /** What decodes the input is not on this machine, as a native library may not be. */
    static InputRefused withoutDecoder(Compression compression, LinkageError absent) {
        return new InputRefused("the library that reads " + compression.label() + " cannot be loaded here", absent);
    }
}
