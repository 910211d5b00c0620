package io.siptrail.corpora;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.TcpSegment;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.stream.StreamHandler;
import io.siptrail.stream.StreamLimits;
import io.siptrail.stream.StreamMessage;
import io.siptrail.stream.TcpStreams;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.testing.Needs;
import io.siptrail.testing.ScannerFraming;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The frames of a capture that carry, or complete, a REGISTER request or a response to one. */
final class RegisterFrames {

    private static final String REGISTER = "REGISTER";

    private RegisterFrames() {}

    /**
     * One such frame.
     *
     * @param what {@code REGISTER}, or the status of the response
     * @param protocols the layers as tshark names them, outermost first; empty in what we see
     */
    record Seen(String what, String protocols) {}

    /** What our reader, decoder, streams and scanner find, by frame number. */
    static Map<Long, Seen> ours(Path capture) {
        try (CaptureSet set =
                CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            Noting noting = new Noting(set);
            while (set.next()) {
                noting.decoder.decode(set.frame());
            }
            noting.streams.finish(0);
            noting.decoder.finish();
            return noting.seen();
        }
    }

    private static final class Noting implements PacketHandler, StreamHandler {

        private final Map<Long, List<String>> requests = new TreeMap<>();
        private final Map<Long, List<String>> responses = new TreeMap<>();
        private final MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
        private final PacketDecoder decoder;
        private final TcpStreams streams;

        Noting(CaptureSet set) {
            FrameTally tally = new FrameTally();
            KeyLog secrets = KeyLog.empty()
                    .with(() -> set.files().stream()
                            .flatMap(file -> file.secrets().stream())
                            .toList());
            streams = new TcpStreams(StreamLimits.defaults(), new ScannerFraming(), secrets, this, tally);
            decoder = new PacketDecoder(NetLimits.defaults(), this, tally);
        }

        Map<Long, Seen> seen() {
            Map<Long, Seen> seen = new TreeMap<>();
            Set<Long> frames = new TreeSet<>(requests.keySet());
            frames.addAll(responses.keySet());
            for (long frame : frames) {
                List<String> what = new ArrayList<>(requests.getOrDefault(frame, List.of()));
                what.addAll(responses.getOrDefault(frame, List.of()));
                seen.put(frame, new Seen(String.join(",", what), ""));
            }
            return seen;
        }

        @Override
        public Fate datagram(Datagram datagram) {
            byte[] payload = new byte[datagram.length()];
            datagram.data().get(datagram.offset(), payload);
            if (!MessageScanner.mayBegin(datagram.data(), datagram.offset(), datagram.length())
                    || !scanner.scan(payload, 0, payload.length, datagram.cut())) {
                return Fate.NOT_SIP;
            }
            note(datagram.frame().number());
            return Fate.SIP;
        }

        @Override
        public Fate segment(TcpSegment segment) {
            return streams.segment(segment);
        }

        @Override
        public boolean message(StreamMessage message) {
            boolean sip = message.delimited()
                    ? scanner.scan(message.bytes(), message.offset(), message.length(), false)
                    : scanner.scanStream(message.bytes(), message.offset(), message.length());
            if (sip) {
                note(message.frame().number());
            }
            return sip;
        }

        private void note(long frame) {
            if (scanner.isRegister()) {
                String what = scanner.isRequest() ? REGISTER : Integer.toString(scanner.statusCode());
                (scanner.isRequest() ? requests : responses)
                        .computeIfAbsent(frame, none -> new ArrayList<>())
                        .add(what);
            }
        }
    }

    /** What tshark finds over any transport, by frame number. */
    static Map<Long, Seen> tshark(Path capture) {
        Needs.tshark();
        Map<Long, Seen> seen = new TreeMap<>();
        for (String line : run(capture)) {
            String[] fields = line.split("\\|", -1);
            List<String> what = new ArrayList<>();
            if (!fields[2].isEmpty() && fields[2].contains(REGISTER)) {
                what.add(fields[2]);
            }
            if (!fields[3].isEmpty() && fields[4].contains(REGISTER)) {
                what.add(fields[3]);
            }
            if (!what.isEmpty()) {
                seen.put(Long.parseLong(fields[0]), new Seen(String.join(",", what), fields[1]));
            }
        }
        return seen;
    }

    private static List<String> run(Path capture) {
        try {
            Process process = new ProcessBuilder(
                            "tshark",
                            "-n",
                            "-r",
                            capture.toString(),
                            "--enable-heuristic",
                            "sip_udp",
                            "-Y",
                            "sip",
                            "-T",
                            "fields",
                            "-E",
                            "separator=|",
                            "-e",
                            "frame.number",
                            "-e",
                            "frame.protocols",
                            "-e",
                            "sip.Method",
                            "-e",
                            "sip.Status-Code",
                            "-e",
                            "sip.CSeq.method")
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
