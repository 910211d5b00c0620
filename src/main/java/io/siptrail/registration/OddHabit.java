package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link Habit} counts, made only for the binding that shows any of it. */
final class OddHabit {

    private static final Habit NONE = new Habit(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    private static final long SECOND = 1_000_000_000L;
    /** Registrars count whole seconds, and so does what they grant. */
    private static final long TOLERANCE = SECOND;

    private static final int BRIEF = 50;
    private static final int EARLY = 4;

    private int late;
    private int brief;
    private int early;
    private int onRequested;
    private int shrunk;
    private int stalled;
    private int keptAfterRemoval;
    private int returned;
    private long longestGap;
    private long gapNanos;
    private @Nullable FrameRef oddFrame;

    void write(RecordBuffer out) {
        out.number(late);
        out.number(brief);
        out.number(early);
        out.number(onRequested);
        out.number(shrunk);
        out.number(stalled);
        out.number(keptAfterRemoval);
        out.number(returned);
        out.number(longestGap);
        out.number(gapNanos);
        out.flag(oddFrame != null);
        if (oddFrame != null) {
            oddFrame.write(out);
        }
    }

    static OddHabit read(RecordInput in) throws IOException {
        OddHabit read = new OddHabit();
        read.late = in.count();
        read.brief = in.count();
        read.early = in.count();
        read.onRequested = in.count();
        read.shrunk = in.count();
        read.stalled = in.count();
        read.keptAfterRemoval = in.count();
        read.returned = in.count();
        read.longestGap = in.number();
        read.gapNanos = in.number();
        read.oddFrame = in.flag() ? FrameRef.read(in) : null;
        return read;
    }

    /** Judges a refresh before it is noted. A binding whose time is not known has no time to be judged by. */
    static void refresh(LiveBinding binding, Answer answer, long requestedSeconds, long grantedSeconds) {
        long elapsed = answer.order() - binding.grantOrder();
        long granted = binding.granted();
        if (granted > 0) {
            long life = granted * SECOND;
            if (answer.order() > binding.expiresOrder() + TOLERANCE) {
                binding.habit().late(binding, answer, elapsed);
            } else if (elapsed > life - life / BRIEF) {
                binding.habit().brief++;
                binding.habit().odd(answer);
            } else if (elapsed < life / EARLY) {
                binding.habit().early++;
                binding.habit().odd(answer);
            }
        }
        boolean shorter = grantedSeconds != Binding.UNKNOWN && grantedSeconds < granted;
        if (shorter && requestedSeconds == binding.requested()) {
            binding.habit().shrink(answer, elapsed >= 2 * SECOND && (granted - grantedSeconds + 2) * SECOND >= elapsed);
        }
    }

    private void late(LiveBinding binding, Answer answer, long elapsed) {
        late++;
        odd(answer);
        if (binding.requested() > binding.granted() && elapsed <= (binding.requested() + 1) * SECOND) {
            onRequested++;
        }
        long gap = answer.order() - binding.expiresOrder();
        if (gap > longestGap) {
            longestGap = gap;
            gapNanos = binding.expiresNanos();
        }
    }

    private void shrink(Answer answer, boolean notMoved) {
        shrunk++;
        stalled += notMoved ? 1 : 0;
        odd(answer);
    }

    void keptAfterRemoval(Answer answer) {
        keptAfterRemoval++;
        odd(answer);
    }

    void returned(Answer answer) {
        returned++;
        odd(answer);
    }

    private void odd(Answer answer) {
        oddFrame = answer.position().frame();
    }

    static Habit of(@Nullable OddHabit odd, int largestAnswer, int contactsInLargest, long largestFrame) {
        if (odd == null && largestAnswer == 0) {
            return NONE;
        }
        OddHabit shown = odd == null ? new OddHabit() : odd;
        return new Habit(
                shown.late,
                shown.brief,
                shown.early,
                shown.onRequested,
                shown.shrunk,
                shown.stalled,
                shown.keptAfterRemoval,
                shown.returned,
                shown.longestGap,
                shown.gapNanos,
                largestAnswer,
                contactsInLargest,
                largestAnswer == 0 ? Optional.empty() : Optional.of(FrameEnds.unpacked(largestFrame)),
                Optional.ofNullable(shown.oddFrame));
    }
}
