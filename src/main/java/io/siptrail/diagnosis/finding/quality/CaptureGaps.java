package io.siptrail.diagnosis.finding.quality;

import io.siptrail.capture.FrameRef;
import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.census.CaptureGap;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.FrameTrail;
import io.siptrail.transaction.Resend;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Times between the files of a set in which packets are missing. That nothing passes for a while is no gap: it takes a
 * number missing among the files; a silence many times longer than any other around it; TCP sequence numbers, sendings of
 * RFC 3261 §17.1.2.2 (every T2 at the latest) or a CSeq (§10.2: one more with each REGISTER) that leave something out; or answers to
 * what nobody asked. What lies between two captures that were never meant to touch is said too, as no fault.
 */
public final class CaptureGaps implements FindingRule {

    private static final long SECOND = 1_000_000_000L;
    /** T2 of RFC 3261 §17.1.2.2, and some time to get there. */
    private static final long LONGEST_WAIT = 4 * SECOND + SECOND / 4;
    /** An answer comes within this. */
    private static final long ANSWERED = 2 * SECOND;

    private static final int MOST_CALLS = 100_000;
    private static final long MOST_LEFT_OUT = 10_000;

    private final Bounded<CaptureGap, GapSigns> signs = new Bounded<>(MOST);
    private final Map<String, Counting> calls = new HashMap<>();
    private final Bounded<Endpoint, Boolean> bothWays = new Bounded<>(MOST);

    /** How far a client has counted the requests of one Call-ID. */
    private static final class Counting {
        private long cseq = -1;
        private long timeNanos;
        private boolean leavesOut;
    }

    @Override
    public void take(Observation observation) {
        CaptureFacts facts = observation.surroundings().facts();
        if (facts.gaps().isEmpty()) {
            return;
        }
        Attempt attempt = observation.attempt();
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.request().isEmpty()) {
                unasked(transaction, facts);
            } else {
                sendings(transaction, facts);
            }
            if (transaction.request().isPresent() && transaction.finalResponse().isPresent()) {
                bothWays.at(transaction.destination(), () -> true);
            }
        }
        count(attempt, facts);
    }

    private void unasked(Transaction transaction, CaptureFacts facts) {
        long time = transaction.timeNanos();
        facts.gapBefore(time)
                .filter(gap -> gap.hasRoomForAnswer() && time - gap.toNanos() <= ANSWERED)
                .ifPresent(gap -> at(gap).ifPresent(known -> known.unasked(
                        transaction.destination(), transaction.position().frame())));
    }

    private void sendings(Transaction transaction, CaptureFacts facts) {
        List<Resend> resends = transaction.course().resends();
        if (transaction.transport() != Transport.UDP
                || resends.size() < 2
                || !RawTime.isKnown(transaction.timeNanos())) {
            return;
        }
        long before = transaction.timeNanos();
        boolean regular = false;
        for (Resend resend : resends) {
            long wait = resend.timeNanos() - before;
            if (regular && wait > LONGEST_WAIT) {
                Optional<CaptureGap> gap = facts.longestGap(before, resend.timeNanos());
                gap.filter(found -> found.nanos() > wait - LONGEST_WAIT)
                        .flatMap(this::at)
                        .ifPresent(known -> known.sending(resend.frame()));
            }
            regular = wait <= LONGEST_WAIT;
            before = resend.timeNanos();
        }
    }

    private void count(Attempt attempt, CaptureFacts facts) {
        Transaction first = attempt.transactions().get(0);
        String call = first.key().callId();
        Counting counting = calls.get(call);
        if (counting == null) {
            if (calls.size() >= MOST_CALLS) {
                return;
            }
            counting = new Counting();
            calls.put(call, counting);
        }
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.hop() == 0 && transaction.key().callId().equals(call)) {
                count(transaction, counting, facts);
            }
        }
    }

    private void count(Transaction transaction, Counting counting, CaptureFacts facts) {
        long cseq = transaction.key().cseq();
        long leftOut = counting.cseq < 0 ? 0 : cseq - counting.cseq - 1;
        if (leftOut > 0 && leftOut <= MOST_LEFT_OUT) {
            Optional<CaptureGap> gap = facts.longestGap(counting.timeNanos, transaction.timeNanos())
                    .filter(CaptureGap::hasRoomForAnswer);
            if (gap.isPresent() && !counting.leavesOut) {
                at(gap.get())
                        .ifPresent(known -> known.number(transaction.position().frame()));
            }
            counting.leavesOut |= gap.isEmpty();
        }
        counting.cseq = Math.max(counting.cseq, cseq);
        counting.timeNanos = transaction.timeNanos();
    }

    private Optional<GapSigns> at(CaptureGap gap) {
        return signs.at(gap, GapSigns::new);
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        CaptureFacts facts = surroundings.facts();
        for (CaptureFacts.StreamHole hole : facts.holes()) {
            facts.longestGap(hole.fromNanos(), hole.toNanos())
                    .flatMap(this::at)
                    .ifPresent(known -> known.stream(hole.frame()));
        }
        Set<Endpoint> answering = new HashSet<>(bothWays.entries().keySet());
        int reported = 0;
        for (CaptureGap gap : facts.gaps()) {
            Optional<Finding> finding =
                    finding(gap, signs.entries().getOrDefault(gap, new GapSigns()), answering, facts.gaps());
            if (finding.isPresent() && reported++ < MOST) {
                found.accept(finding.get());
            }
        }
    }

    private static Optional<Finding> finding(
            CaptureGap gap, GapSigns signs, Set<Endpoint> answering, List<CaptureGap> all) {
        Optional<Confidence> shown = signs.confidence(answering);
        List<String> words = new ArrayList<>(signs.words(answering));
        if (gap.missingFiles() > 0) {
            words.add(
                    0, "by the numbers in their names, files between the two are missing (" + gap.missingFiles() + ")");
        }
        if (gap.isDoubtful() && gap.usualNanos() >= 0) {
            words.add("around it nothing pauses for more than " + Seconds.of(gap.usualNanos()));
        }
        if (shown.isPresent() || gap.isDoubtful()) {
            return Optional.of(finding(
                    gap,
                    signs,
                    Severity.LOW,
                    shown.orElse(Confidence.LIKELY),
                    ", and packets are missing there: " + String.join("; ", words),
                    "Look for the missing file, or let the capture rotate without a pause; verdicts that rest on silence"
                            + " in that time are not sure."));
        }
        return gap.separatesCaptures() && !isUsual(gap, all)
                ? Optional.of(finding(
                        gap,
                        signs,
                        Severity.INFO,
                        Confidence.POSSIBLE,
                        ": either nothing passed, or one capture ended and later another began; of that time nothing is known",
                        "Nothing need be done; to know more, add the captures of that time."))
                : Optional.empty();
    }

    /** Captures that rotate while little happens have such pauses again and again. */
    private static boolean isUsual(CaptureGap gap, List<CaptureGap> all) {
        return gap.nanos() <= 3_600 * SECOND
                && all.stream().anyMatch(other -> !other.equals(gap) && other.nanos() > gap.nanos() / 2);
    }

    private static Finding finding(
            CaptureGap gap, GapSigns signs, Severity severity, Confidence confidence, String what, String remedy) {
        List<FrameRef> frames = new ArrayList<>(List.of(gap.before(), gap.after()));
        signs.frames().stream().filter(frame -> !frames.contains(frame)).forEach(frames::add);
        return new Finding(
                severity,
                FindingKind.CAPTURE_GAP,
                confidence,
                "capture",
                1,
                OptionalLong.of(gap.fromNanos()),
                Statement.of("between ")
                        .frame(gap.before())
                        .text(" and ")
                        .frame(gap.after())
                        .text(" the files have nothing for " + Seconds.of(gap.nanos()) + what),
                remedy,
                new FrameTrail(frames, 0, List.of()),
                "");
    }

    @Override
    public long forgotten() {
        return signs.forgotten();
    }
}
