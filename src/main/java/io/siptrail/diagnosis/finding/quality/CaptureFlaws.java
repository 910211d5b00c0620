package io.siptrail.diagnosis.finding.quality;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Trail;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What the capture itself lacks: files cut short, packets cut by the snap length, fragments without their rest, packets that
 * the capturing system lost, and clocks that went back.
 */
public final class CaptureFlaws implements FindingRule {

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        CaptureFacts facts = surroundings.facts();
        facts.brokenFiles().stream()
                .limit(MOST)
                .forEach(sentence -> found.accept(plain(
                        FindingKind.TRUNCATED_CAPTURE,
                        Severity.LOW,
                        1,
                        Statement.quoted(sentence),
                        "Copy the file again, or stop the capture properly.")));
        if (facts.hasCuts()) {
            found.accept(plain(
                    FindingKind.CUT_PACKETS,
                    Severity.LOW,
                    facts.cutMessages() + facts.cutFrames(),
                    Statement.of(facts.cutMessages() + " SIP messages lost their end to the snap length, and "
                            + facts.cutFrames()
                            + " packets cannot be read at all; causes that rest on what is missing are"
                            + " withheld"),
                    "Capture whole packets (tcpdump -s 0)."));
        }
        if (facts.incompleteFragments() > 0) {
            found.accept(plain(
                    FindingKind.FRAGMENTS_MISSING,
                    Severity.LOW,
                    facts.incompleteFragments(),
                    Statement.of(
                            facts.incompleteFragments() + " fragments lack the rest of their datagram; "
                                    + surroundings.evidence().lostMessages()
                                    + " of them begin a SIP message. A capture filter by port loses all fragments but the first"),
                    "Capture with a filter that takes fragments (for example: port 5060 or ip[6:2] & 0x1fff != 0)."));
        }
        losses(facts, found);
        offsets(facts, found);
        clock(facts, found);
    }

    private static void losses(CaptureFacts facts, Consumer<Finding> found) {
        if (facts.droppedPackets() > 0) {
            found.accept(plain(
                    FindingKind.CAPTURE_GAP,
                    Severity.LOW,
                    facts.droppedPackets(),
                    Statement.of("the capturing system says that it lost " + facts.droppedPackets() + " packets"),
                    "Capture with a larger buffer, or with a narrower filter."));
        }
    }

    private static void offsets(CaptureFacts facts, Consumer<Finding> found) {
        for (CaptureFacts.ClockOffset offset : facts.offsets()) {
            found.accept(new Finding(
                    Severity.LOW,
                    FindingKind.DUPLICATE_PACKETS,
                    Confidence.PROVEN,
                    "capture",
                    offset.packets(),
                    OptionalLong.empty(),
                    Statement.of(offset.packets() + " packets from ")
                            .frame(offset.frame())
                            .text(" on are in the file of ")
                            .frame(new FrameRef(offset.earlier(), 1))
                            .text(" too, and always " + Seconds.of(offset.nanos())
                                    + " earlier: two points of capture with clocks that differ; what is more than 0.1 s"
                                    + " apart counts as sent again"),
                    String.format(
                            Locale.ROOT,
                            "Set the clock right before the audit (editcap -t -%.3f) and take the result in place of the later file.",
                            offset.nanos() / 1e9),
                    Exhibit.of(List.of(offset.frame())),
                    ""));
        }
    }

    private static void clock(CaptureFacts facts, Consumer<Finding> found) {
        Trail jumps = new Trail();
        facts.jumps().forEach(jump -> jumps.add(jump.frame(), jump.timeNanos()));
        if (jumps.count() > 0) {
            long most = facts.jumps().stream()
                    .mapToLong(CaptureFacts.Jump::backNanos)
                    .max()
                    .orElse(0);
            found.accept(jumps.finding(
                    FindingKind.CLOCK_JUMP,
                    Severity.LOW,
                    Confidence.PROVEN,
                    "capture",
                    Statement.of("the clock of the capture goes back " + Seconds.times(jumps.count()) + ", by up to "
                            + Seconds.of(most) + "; durations across it are left out"),
                    "Keep the capturing host's clock steady.",
                    ""));
        }
    }

    private static Finding plain(FindingKind kind, Severity severity, long count, Statement statement, String remedy) {
        return new Finding(
                severity,
                kind,
                Confidence.PROVEN,
                "capture",
                count,
                OptionalLong.empty(),
                statement,
                remedy,
                Exhibit.of(List.of()),
                "");
    }
}
