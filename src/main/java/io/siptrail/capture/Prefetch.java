package io.siptrail.capture;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The input whose turn is next, opened and decoded ahead while the one before it is still read. */
final class Prefetch {

    private final InputStream standardInput;
    private final CaptureLimits limits;
    private final DecodingLanes lanes;
    private @Nullable CaptureFile file;
    private @Nullable ByteSource source;

    Prefetch(InputStream standardInput, CaptureLimits limits, DecodingLanes lanes) {
        this.standardInput = standardInput;
        this.limits = limits;
        this.lanes = lanes;
    }

    /**
     * Begins with {@code next}, if a lane is free and it is compressed and long enough to be worth one; what is wrong with
     * it is told when it is due.
     */
    void begin(CaptureFile next) {
        if (next == file || !next.isCompressed() || !lanes.isFree() || next.bytes() < PieceRing.PIECE_BYTES) {
            return;
        }
        close();
        file = next;
        try {
            ByteSource opened = OpenCapture.source(next.input(), standardInput, limits);
            opened.decodeAhead(lanes);
            source = opened;
        } catch (IOException gone) {
            source = null;
        }
    }

    /** The input of {@code due}, which may be under way already. */
    ByteSource open(CaptureFile due) throws IOException {
        ByteSource begun = source;
        if (due == file && begun != null) {
            source = null;
            return begun;
        }
        ByteSource opened = OpenCapture.source(due.input(), standardInput, limits);
        opened.mayDecodeAhead(lanes);
        return opened;
    }

    void close() {
        if (source != null) {
            Failure.ignoring(source);
            source = null;
        }
    }
}
