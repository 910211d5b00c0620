package io.siptrail.analysis;

import io.siptrail.capture.Frame;
import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.census.CaptureFacts;
import java.util.ArrayList;
import java.util.List;

/** Watches the clock of the frames as they are read: where it goes back, and where it stands still for long. */
final class CaptureWatch {

    private static final int MOST = 64;
    /** Frames of several queues come a little out of order; that is no jump. */
    private static final long BACK_NANOS = 100_000_000L;

    private static final long GAP_NANOS = 600_000_000_000L;
    private static final long TIMES_USUAL = 100;

    private final List<CaptureFacts.Jump> jumps = new ArrayList<>();
    private final List<CaptureFacts.Gap> gaps = new ArrayList<>();
    private long first = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;
    private long frames;
    private boolean back;

    void note(Frame frame) {
        if (RawTime.isKnown(frame.timestampNanos())) {
            noteTimed(frame);
        }
    }

    private void noteTimed(Frame frame) {
        long now = frame.orderNanos();
        long behind = now - frame.timestampNanos();
        boolean isBack = frame.hasTimestamp() && behind > BACK_NANOS;
        if (isBack && !back && jumps.size() < MOST) {
            jumps.add(new CaptureFacts.Jump(frame.ref(), frame.timestampNanos(), behind));
        }
        back = isBack;
        if (frames++ == 0) {
            first = now;
        } else if (now - last > GAP_NANOS && gaps.size() < MOST) {
            gaps.add(new CaptureFacts.Gap(frame.ref(), last, now));
        }
        last = now;
    }

    List<CaptureFacts.Jump> jumps() {
        return jumps;
    }

    /** The silences that are many times longer than usual in this capture. */
    List<CaptureFacts.Gap> gaps() {
        long silent =
                gaps.stream().mapToLong(gap -> gap.toNanos() - gap.fromNanos()).sum();
        long usual = frames == 0 ? 0 : (last - first - silent) / frames;
        return gaps.stream()
                .filter(gap -> gap.toNanos() - gap.fromNanos() > TIMES_USUAL * usual)
                .toList();
    }
}
