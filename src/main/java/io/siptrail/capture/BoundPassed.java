package io.siptrail.capture;

import java.io.IOException;

/** A compressed input grew larger than {@link CaptureLimits#uncompressedBytes()}. */
final class BoundPassed extends IOException {

    private static final long serialVersionUID = 1L;

    BoundPassed(long bound) {
        super("the uncompressed data is larger than the bound of " + bound + " bytes");
    }
}
