package io.siptrail.analysis;

import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.census.CaptureGap;
import java.util.ArrayList;
import java.util.List;

/** Watches the clock of the frames as they are read: where it goes back, and how long it stands still in each file. */
final class CaptureWatch {

    private static final int MOST = 64;
    /** Frames of several queues come a little out of order; that is no jump. */
    private static final long BACK_NANOS = 100_000_000L;

    private final List<CaptureFacts.Jump> jumps = new ArrayList<>();
    private final List<Pace> files = new ArrayList<>();
    private Pace current = new Pace();
    private int currentFile = -1;
    private boolean back;

    /** How one file goes on. */
    private static final class Pace {

        private static final int ENOUGH = 20;

        private long frames;
        private long last;
        private long longestPause;

        void note(long orderNanos) {
            if (frames++ > 0 && orderNanos - last > longestPause) {
                longestPause = orderNanos - last;
            }
            last = orderNanos;
        }

        boolean isKnown() {
            return frames >= ENOUGH;
        }
    }

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
        if (frame.capture() != currentFile) {
            currentFile = frame.capture();
            current = pace(currentFile);
        }
        current.note(now);
    }

    private Pace pace(int file) {
        while (files.size() <= file) {
            files.add(new Pace());
        }
        return files.get(file);
    }

    List<CaptureFacts.Jump> jumps() {
        return jumps;
    }

    /** The times between files that none of them covers, in order. To be asked when all were read. */
    List<CaptureGap> gaps(List<CaptureFile> captures) {
        FileNumbers numbers =
                new FileNumbers(captures.stream().map(CaptureFile::name).toList());
        List<CaptureGap> gaps = new ArrayList<>();
        int last = -1;
        for (int next = 0; next < captures.size(); next++) {
            if (!isTimed(captures.get(next))) {
                continue;
            }
            if (last >= 0 && first(captures.get(next)) > last(captures.get(last))) {
                gaps.add(gap(captures, last, next, numbers));
            }
            last = last < 0 || last(captures.get(next)) >= last(captures.get(last)) ? next : last;
        }
        return gaps;
    }

    private CaptureGap gap(List<CaptureFile> captures, int last, int next, FileNumbers numbers) {
        CaptureFile before = captures.get(last);
        CaptureFile after = captures.get(next);
        Pace ended = pace(last);
        Pace begun = pace(next);
        return new CaptureGap(
                new FrameRef(last, before.frames()),
                new FrameRef(next, 1),
                last(before),
                first(after),
                ended.isKnown() && begun.isKnown() ? Math.max(ended.longestPause, begun.longestPause) : -1,
                last(before) - first(before) + last(after) - first(after),
                numbers.missing(last, next));
    }

    private static boolean isTimed(CaptureFile file) {
        return file.firstNanos().isPresent()
                && RawTime.isKnown(file.firstNanos().getAsLong())
                && file.lastNanos().isPresent();
    }

    private static long first(CaptureFile file) {
        return file.firstNanos().orElseThrow();
    }

    private static long last(CaptureFile file) {
        return file.lastNanos().orElseThrow();
    }
}
