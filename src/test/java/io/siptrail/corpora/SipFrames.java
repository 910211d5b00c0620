package io.siptrail.corpora;

import io.siptrail.analysis.MessageCensus;
import io.siptrail.analysis.SipIntake;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.EvidenceLimits;
import io.siptrail.net.FrameTally;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.sip.SipLimits;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipResponse;
import io.siptrail.stream.StreamLimits;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.testing.Needs;
import io.siptrail.transaction.Observed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The frames of a capture that carry, or complete, a SIP message. */
final class SipFrames {

    /** Stands between the values of a field that a frame has several times. */
    private static final String BETWEEN_VALUES = "\u0001";

    private SipFrames() {}

    /**
     * The messages of one such frame; of several, tshark does not say which values belong together.
     *
     * @param starts methods and statuses, sorted
     * @param cseqs number and method of each CSeq, sorted
     * @param callIds sorted
     * @param protocols the layers as tshark names them, outermost first; empty in what we see
     */
    record Seen(List<String> starts, List<String> cseqs, List<String> callIds, String protocols) {

        static final Seen NOTHING = new Seen(List.of(), List.of(), List.of(), "");

        Seen {
            starts = starts.stream().sorted().toList();
            cseqs = cseqs.stream().sorted().toList();
            callIds = callIds.stream().sorted().toList();
        }

        static Seen of(SipMessage message) {
            String start = message instanceof SipResponse response
                    ? Integer.toString(response.statusCode())
                    : message.method();
            return new Seen(
                    List.of(start),
                    message.cseq().map(cseq -> cseq.number() + " " + cseq.method()).stream()
                            .toList(),
                    message.callId().stream().toList(),
                    "");
        }

        Seen with(Seen other) {
            return new Seen(
                    both(starts, other.starts), both(cseqs, other.cseqs), both(callIds, other.callIds), protocols);
        }

        private static List<String> both(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        boolean sameAs(Seen other) {
            return starts.equals(other.starts) && cseqs.equals(other.cseqs) && callIds.equals(other.callIds);
        }
    }

    /** What our reader, decoder, streams and scanner find, by frame number. */
    static Map<Long, Seen> ours(Path capture) {
        Map<Long, Seen> seen = new TreeMap<>();
        try (CaptureSet set =
                CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            FrameTally tally = new FrameTally();
            SipIntake intake = intake(set, tally, seen);
            PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), intake, tally);
            while (set.next()) {
                decoder.decode(set.frame());
            }
            intake.finish(0);
            decoder.finish();
        }
        return seen;
    }

    private static SipIntake intake(CaptureSet set, FrameTally tally, Map<Long, Seen> seen) {
        KeyLog secrets = KeyLog.empty()
                .with(() -> set.files().stream()
                        .flatMap(file -> file.secrets().stream())
                        .toList());
        return new SipIntake(
                Set.of(),
                SipLimits.DEFAULTS,
                new MessageCensus(),
                new Evidence(EvidenceLimits.defaults()),
                observed -> note(seen, observed),
                observed -> note(seen, observed),
                StreamLimits.defaults(),
                secrets,
                tally);
    }

    private static void note(Map<Long, Seen> seen, Observed observed) {
        seen.merge(observed.position().frame().number(), Seen.of(observed.message()), Seen::with);
    }

    /** What tshark finds over any transport, by frame number. */
    static Map<Long, Seen> tshark(Path capture) {
        Needs.tshark();
        Map<Long, Seen> seen = new TreeMap<>();
        for (String line : run(capture)) {
            String[] fields = line.split("\t", -1);
            List<String> numbers = values(fields[4]);
            List<String> methods = values(fields[5]);
            List<String> cseqs = new ArrayList<>();
            for (int at = 0; at < Math.max(numbers.size(), methods.size()); at++) {
                cseqs.add((at < numbers.size() ? numbers.get(at) : "") + " "
                        + (at < methods.size() ? methods.get(at) : ""));
            }
            List<String> starts = Stream.concat(values(fields[2]).stream(), values(fields[3]).stream())
                    .toList();
            seen.put(Long.parseLong(fields[0]), new Seen(starts, cseqs, values(fields[6]), fields[1]));
        }
        return seen;
    }

    private static List<String> values(String field) {
        return field.isEmpty() ? List.of() : Arrays.asList(field.split(BETWEEN_VALUES, -1));
    }

    private static List<String> run(Path capture) {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
        command.addAll(List.of("--enable-heuristic", "sip_udp", "-Y", "sip"));
        command.addAll(List.of("-T", "fields", "-E", "separator=/t", "-E", "aggregator=" + BETWEEN_VALUES));
        for (String field : List.of(
                "frame.number",
                "frame.protocols",
                "sip.Method",
                "sip.Status-Code",
                "sip.CSeq.seq",
                "sip.CSeq.method",
                "sip.Call-ID")) {
            command.addAll(List.of("-e", field));
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                return out.lines().toList();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
