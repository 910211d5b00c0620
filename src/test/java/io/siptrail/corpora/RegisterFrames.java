package io.siptrail.corpora;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.Transport;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** What our reader, decoder and scanner find over UDP, by frame number. */
    static Map<Long, Seen> ours(Path capture) {
        Map<Long, Seen> seen = new TreeMap<>();
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), new Noting(seen));
        try (CaptureSet set =
                CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            while (set.next()) {
                decoder.decode(set.frame());
            }
        }
        decoder.finish();
        return seen;
    }

    private record Noting(Map<Long, Seen> seen, MessageScanner scanner) implements PacketHandler {

        Noting(Map<Long, Seen> seen) {
            this(seen, new MessageScanner(SipLimits.DEFAULTS));
        }

        @Override
        public Fate datagram(Datagram datagram) {
            byte[] payload = new byte[datagram.length()];
            datagram.data().get(datagram.offset(), payload);
            if (datagram.transport() != Transport.UDP
                    || !MessageScanner.mayBegin(datagram.data(), datagram.offset(), datagram.length())
                    || !scanner.scan(payload, 0, payload.length, datagram.cut())) {
                return Fate.NOT_SIP;
            }
            if (scanner.isRegister()) {
                String what = scanner.isRequest() ? REGISTER : Integer.toString(scanner.statusCode());
                seen.put(datagram.frame().ref().number(), new Seen(what, ""));
            }
            return Fate.SIP;
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
