package io.siptrail.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Frames of several files in one order: order time, rank of the file, frame number. A file waits until its first frame is
 * due, closed but for the first one in the line, which may be decoded ahead. As long as the current file's next frame is due before anything else, nothing is compared but that.
 */
final class FrameMerge {

    private final CaptureLimits limits;
    private final List<ForeignFormat> formats;
    private final Buffers buffers;
    private final Prefetch prefetch;
    private final Deque<CaptureFile> waiting = new ArrayDeque<>();
    private final PriorityQueue<OpenCapture> others = new PriorityQueue<>();
    private final Frame none = new Frame();
    private @Nullable OpenCapture current;
    private long boundaryNanos = Long.MIN_VALUE;
    private long bytesDone;

    FrameMerge(
            List<Inspection.Seen> captures,
            InputStream standardInput,
            CaptureLimits limits,
            List<ForeignFormat> others,
            Buffers buffers,
            DecodingLanes lanes) {
        this.limits = limits;
        this.formats = others;
        this.buffers = buffers;
        this.prefetch = new Prefetch(standardInput, limits, lanes);
        captures.forEach(this::admit);
    }

    private void admit(Inspection.Seen seen) {
        if (seen.isEmpty()) {
            seen.capture().end();
            bytesDone += seen.file().bytes();
        } else if (seen.staysOpen()) {
            seen.capture().enter();
            others.add(seen.capture());
        } else {
            waiting.add(seen.file());
        }
    }

    boolean next() {
        OpenCapture reading = current;
        if (reading != null) {
            if (reading.advance()) {
                if (reading.frame().orderNanos() < boundaryNanos) {
                    return true;
                }
                others.add(reading);
            } else {
                finish(reading);
            }
        }
        return turn();
    }

    /** Makes the file whose next frame is due first the current one. */
    private boolean turn() {
        while (isOpeningDue()) {
            reopen(waiting.remove());
        }
        if (!waiting.isEmpty()) {
            prefetch.begin(waiting.element());
        }
        current = others.poll();
        long boundary =
                others.isEmpty() ? Long.MAX_VALUE : others.element().frame().orderNanos();
        boundaryNanos = waiting.isEmpty()
                ? boundary
                : Math.min(boundary, waiting.element().startNanos());
        return current != null;
    }

    private boolean isOpeningDue() {
        if (waiting.isEmpty() || others.isEmpty()) {
            return !waiting.isEmpty();
        }
        CaptureFile candidate = waiting.element();
        OpenCapture first = others.element();
        int byTime = Long.compare(candidate.startNanos(), first.frame().orderNanos());
        return byTime < 0 || (byTime == 0 && candidate.rank() < first.file().rank());
    }

    private void reopen(CaptureFile file) {
        try {
            ByteWindow window = new ByteWindow(prefetch.open(file), buffers.take());
            reopen(file, window);
        } catch (IOException gone) {
            file.broke(CaptureFault.unreadable(file.name(), Failure.words(gone)));
        }
    }

    private void reopen(CaptureFile file, ByteWindow window) throws IOException {
        Optional<OpenCapture> opened = recognise(file, window);
        if (opened.isEmpty()) {
            file.broke(CaptureFault.unreadable(file.name(), "it has changed since it was first looked at"));
            close(window);
        } else if (opened.get().enter()) {
            others.add(opened.get());
        } else {
            finish(opened.get());
        }
    }

    private Optional<OpenCapture> recognise(CaptureFile file, ByteWindow window) throws IOException {
        try {
            return OpenCapture.of(file, window, limits, formats);
        } catch (IOException gone) {
            close(window);
            throw gone;
        }
    }

    private void finish(OpenCapture ended) {
        ended.end();
        bytesDone += ended.window().source().taken();
        close(ended.window());
    }

    private void close(ByteWindow window) {
        buffers.giveBack(window.data());
        Failure.ignoring(window);
    }

    /** The frame that {@link #next()} moved to. */
    Frame frame() {
        return current == null ? none : current.frame();
    }

    /** Brings the accounts of the open files up to date and tells how many bytes of all inputs are read. */
    long bytesRead() {
        long bytes = bytesDone;
        for (OpenCapture open : others) {
            open.account();
            bytes += open.window().source().taken();
        }
        if (current != null) {
            current.account();
            bytes += current.window().source().taken();
        }
        return bytes;
    }

    void close() {
        bytesRead();
        if (current != null) {
            others.add(current);
            current = null;
        }
        others.forEach(open -> close(open.window()));
        others.clear();
        waiting.clear();
        prefetch.close();
    }
}
