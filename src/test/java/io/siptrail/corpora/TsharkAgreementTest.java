package io.siptrail.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.corpora.SipFrames.Seen;
import io.siptrail.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIP messages, frame by frame and over every transport, as we and tshark see them: method or status, CSeq, Call-ID. Where both differ
 * there is a row that says why; a row that explains nothing any more fails.
 */
final class TsharkAgreementTest {

    private static final String ANY = "*";

    /** A frame of which both sides say something else; one of them may say nothing. */
    private record Difference(String file, long frame, Seen tshark, Seen ours) {

        boolean onlyTshark(String layer) {
            return ours.equals(Seen.NOTHING) && (":" + tshark.protocols() + ":").contains(":" + layer + ":");
        }
    }

    /**
     * Why a difference is right.
     *
     * @param file its name, or any
     * @param frame its number, or any
     */
    private record Row(String file, String frame, String reason, Predicate<Difference> holds) {

        boolean explains(Difference difference) {
            return (file.equals(ANY) || file.equals(difference.file()))
                    && (frame.equals(ANY) || frame.equals(Long.toString(difference.frame())))
                    && holds.test(difference);
        }

        @Override
        public String toString() {
            return file + ":" + frame + " " + reason;
        }
    }

    private static final Row QUOTED = new Row(
            ANY,
            ANY,
            "what an ICMP error quotes was sent before, and is no message of its own",
            difference -> difference.onlyTshark("icmp"));

    private static final List<Row> LAB = List.of(
            QUOTED,
            new Row(
                    "18c-tcp-segmented-pipelined.pcap",
                    "21",
                    "behind a request and a keep-alive stands another request, which the registrar answers in frame 28",
                    difference -> difference.ours().starts().equals(List.of("REGISTER", "REGISTER"))
                            && difference.tshark().starts().equals(List.of("REGISTER"))));

    private static final List<Row> OWN = List.of(
            QUOTED,
            new Row(
                    "tcp-pieces-and-pipelines.pcap",
                    "16",
                    "two requests stand behind a keep-alive, and the registrar answers them in frames 19 and 21",
                    difference -> difference.ours().starts().equals(List.of("REGISTER", "REGISTER"))
                            && difference.tshark().equals(Seen.NOTHING)),
            new Row(
                    "snaplen-600-linphone.pcap",
                    "5",
                    "the capture cut a header line in two: tshark reads no header then, although CSeq and Call-ID stand before the cut",
                    difference -> difference.ours().cseqs().equals(List.of("21 REGISTER"))
                            && difference.tshark().starts().equals(List.of("REGISTER"))
                            && difference.tshark().callIds().isEmpty()));

    private static final List<Row> PUBLIC = List.of(new Row(
            "nextcaller_sip-capture__no-to-tag.pcap",
            "1",
            "the Request-URI is foo@bar, without a scheme: tshark takes that for no request line, a parser under test has to say what is wrong",
            difference -> difference.ours().starts().equals(List.of("INVITE"))
                    && difference.tshark().equals(Seen.NOTHING)));

    private static final List<Row> MADE_UP = List.of(wrapped("sctp-1.pcap", "19"), wrapped("sctp-3.pcap", "21"));

    private static Row wrapped(String file, String frame) {
        return new Row(
                file,
                frame,
                "the numbers of the fragments wrap within the message, and that after the wrap came first: tshark does not join them",
                difference -> difference.ours().starts().size() == 1
                        && difference.tshark().equals(Seen.NOTHING));
    }

    @Test
    void labCapturesAreSeenAlike() throws IOException {
        agree(Needs.shared("lab-captures"), LAB);
    }

    @Test
    void ownCapturesAreSeenAlike() throws IOException {
        agree(Path.of("captures/lab"), OWN);
    }

    @Test
    void publicCapturesAreSeenAlike() throws IOException {
        agree(Needs.shared("public-captures"), PUBLIC);
    }

    /** What no capture at hand has: bundles, fragments in any order, numbers that wrap, copies, packets in UDP. */
    @Test
    void madeUpAssociationsAreSeenAlike(@TempDir Path folder) throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            SctpTalk.capture(new Random(seed)).write(folder.resolve("sctp-" + seed + ".pcap"));
        }
        agree(folder, MADE_UP);
    }

    private static void agree(Path folder, List<Row> rows) throws IOException {
        Needs.tshark();
        AtomicLong alike = new AtomicLong();
        List<Difference> differences = captures(folder).parallelStream()
                .flatMap(capture -> differences(capture, alike))
                .toList();
        List<Difference> unexplained = differences.stream()
                .filter(difference -> rows.stream().noneMatch(row -> row.explains(difference)))
                .toList();
        List<Row> unused = rows.stream()
                .filter(row -> differences.stream().noneMatch(row::explains))
                .toList();

        assertThat(alike).as("frames seen alike").hasPositiveValue();
        assertThat(unexplained).as("differences without a row").isEmpty();
        assertThat(unused).as("rows without a difference").isEmpty();
    }

    private static Stream<Difference> differences(Path capture, AtomicLong alike) {
        Map<Long, Seen> tshark = SipFrames.tshark(capture);
        Map<Long, Seen> ours = SipFrames.ours(capture);
        Set<Long> frames = new TreeSet<>(tshark.keySet());
        frames.addAll(ours.keySet());
        List<Difference> differences = new ArrayList<>();
        for (long frame : frames) {
            Seen theirs = tshark.getOrDefault(frame, Seen.NOTHING);
            Seen own = ours.getOrDefault(frame, Seen.NOTHING);
            if (theirs.sameAs(own)) {
                alike.incrementAndGet();
            } else {
                differences.add(new Difference(String.valueOf(capture.getFileName()), frame, theirs, own));
            }
        }
        return differences.stream();
    }

    private static List<Path> captures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)"))
                    .sorted()
                    .toList();
        }
    }
}
