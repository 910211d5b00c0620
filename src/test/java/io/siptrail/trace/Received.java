package io.siptrail.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.net.Datagram;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Fate;
import io.siptrail.net.IcmpError;
import io.siptrail.net.LostDatagram;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.net.PacketHandler;
import io.siptrail.trace.message.TextLimits;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the datagrams of an input were.
 *
 * @param timeNanos raw time
 */
record Received(long number, Endpoint source, Endpoint destination, long timeNanos, int identification, String text) {

    /**
     * An input that was read to its end.
     *
     * @param format empty when it is no input at all
     */
    record Input(String format, List<String> warnings, List<Received> messages, boolean complete) {}

    /** Reads a file. */
    static Input of(Path file) {
        return read(file.toString(), new byte[0], TextLimits.defaults());
    }

    /** Reads a text from standard input; each character is one byte. */
    static Input of(String text) {
        return of(text, TextLimits.defaults());
    }

    static Input of(String text, TextLimits limits) {
        return read("-", text.getBytes(ISO_8859_1), limits);
    }

    private static Input read(String input, byte[] standardInput, TextLimits limits) {
        List<Received> messages = new ArrayList<>();
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), new Collector(messages));
        try (CaptureSet captures = CaptureSet.open(
                List.of(input),
                new ByteArrayInputStream(standardInput),
                CaptureLimits.defaults(),
                List.of(new TextTrace(limits)))) {
            while (captures.next()) {
                decoder.decode(captures.frame());
            }
            List<CaptureFile> files = captures.files();
            return files.isEmpty()
                    ? new Input("", List.of(), messages, false)
                    : new Input(
                            files.get(0).format(),
                            files.get(0).warnings(),
                            messages,
                            files.get(0).complete());
        }
    }

    private record Collector(List<Received> messages) implements PacketHandler {

        @Override
        public Fate datagram(Datagram datagram) {
            byte[] payload = new byte[datagram.length()];
            datagram.data().get(datagram.offset(), payload);
            messages.add(new Received(
                    datagram.frame().number(),
                    datagram.source(),
                    datagram.destination(),
                    datagram.frame().timestampNanos(),
                    datagram.identification(),
                    new String(payload, ISO_8859_1)));
            return Fate.SIP;
        }

        @Override
        public void icmpError(IcmpError error) {
            throw new IllegalStateException("a text holds no ICMP");
        }

        @Override
        public void fragmentLost(LostDatagram lost) {
            throw new IllegalStateException("a text holds no fragments");
        }
    }
}
