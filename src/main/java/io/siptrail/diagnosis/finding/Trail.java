package io.siptrail.diagnosis.finding;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.registration.FrameTrail;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How often something was seen, when first, and in which frames; the first frames only. */
public final class Trail {

    private static final int FIRST = 16;

    private final List<FrameRef> frames = new ArrayList<>(2);
    private long count;
    private long firstNanos = Long.MAX_VALUE;

    /** Counts one more. */
    public void add(FrameRef frame, long timeNanos) {
        count++;
        firstNanos = Math.min(firstNanos, timeNanos);
        if (frames.size() < FIRST) {
            frames.add(frame);
        }
    }

    /** Counts one more, shown by the first message of this transaction. */
    public void add(Transaction transaction) {
        add(transaction.position().frame(), transaction.timeNanos());
    }

    public long count() {
        return count;
    }

    /** Raw time of the earliest, nanoseconds since the epoch. */
    public OptionalLong firstNanos() {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(firstNanos);
    }

    /** The frames of the first. */
    public FrameTrail frames() {
        return new FrameTrail(frames, count - frames.size(), List.of());
    }

    /** A finding that counts what was added. */
    public Finding finding(
            FindingKind kind,
            Severity severity,
            Confidence confidence,
            String subject,
            Statement explanation,
            String remedy,
            String displayFilter) {
        return finding(kind, severity, confidence, subject, count, explanation, remedy, displayFilter);
    }

    /** A finding with a count of its own. */
    public Finding finding(
            FindingKind kind,
            Severity severity,
            Confidence confidence,
            String subject,
            long number,
            Statement explanation,
            String remedy,
            String displayFilter) {
        return new Finding(
                severity,
                kind,
                confidence,
                subject,
                number,
                firstNanos(),
                explanation,
                remedy,
                frames(),
                displayFilter);
    }
}
