package io.siptrail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.TcpSegment;
import io.siptrail.net.Transport;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.testing.ScannerFraming;
import io.siptrail.testing.SctpCapture;
import io.siptrail.testing.TcpCapture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that the streams of a capture hold, kept. */
record Reading(List<Seen> messages, List<ConnectionEvent> events, FrameTally tally, Map<String, Long> oddities) {

    /** A message that outlives its frame; CRLF is a line end here again. */
    record Seen(
            String text,
            Transport transport,
            String source,
            long frame,
            int rank,
            long orderNanos,
            List<Long> frames,
            boolean cut) {}

    static Reading of(TcpCapture capture) {
        return of(capture, StreamLimits.defaults(), KeyLog.empty());
    }

    static Reading of(TcpCapture capture, StreamLimits limits, KeyLog secrets) {
        return of(capture.bytes(), limits, secrets);
    }

    static Reading of(SctpCapture capture) {
        return of(capture, StreamLimits.defaults());
    }

    static Reading of(SctpCapture capture, StreamLimits limits) {
        return of(capture.bytes(), limits, KeyLog.empty());
    }

    private static Reading of(byte[] capture, StreamLimits limits, KeyLog secrets) {
        Gathering gathering = new Gathering();
        FrameTally tally = new FrameTally();
        TcpStreams streams = new TcpStreams(limits, new ScannerFraming(), secrets, gathering, tally);
        SctpAssociations associations = new SctpAssociations(limits, new ScannerFraming(), gathering, tally);
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), new Segments(streams, associations), tally);
        ByteArrayInputStream input = new ByteArrayInputStream(capture);
        try (CaptureSet set = CaptureSet.open(List.of("-"), input, CaptureLimits.defaults())) {
            while (set.next()) {
                decoder.decode(set.frame());
                assertThat(Math.max(streams.connecting(), associations.connecting()))
                        .as("connections that wait for an answer")
                        .isLessThanOrEqualTo(limits.connections());
            }
        }
        streams.finish(0);
        associations.finish(0);
        decoder.finish();
        assertThat(streams.held().held() + associations.held().held())
                .as("bytes held at the end")
                .isZero();
        assertThat(Stream.of(Fate.values()).mapToLong(tally::count).sum())
                .as("frames accounted for")
                .isEqualTo(tally.framesRead());
        assertThat(Fate.values())
                .allSatisfy(fate -> assertThat(tally.count(fate)).isNotNegative());
        Map<String, Long> oddities = new TreeMap<>(streams.oddities());
        oddities.putAll(associations.oddities());
        return new Reading(gathering.messages, gathering.events, tally, oddities);
    }

    List<String> texts() {
        return messages.stream().map(Seen::text).toList();
    }

    List<ConnectionEventKind> kinds() {
        return events.stream().map(ConnectionEvent::kind).toList();
    }

    /** Frames that carried SIP. */
    long sipFrames() {
        return tally.count(Fate.SIP);
    }

    private record Segments(TcpStreams streams, SctpAssociations associations) implements PacketHandler {

        @Override
        public Fate datagram(Datagram datagram) {
            return Fate.NOT_SIP;
        }

        @Override
        public Fate segment(TcpSegment segment) {
            return streams.segment(segment);
        }

        @Override
        public Fate sctp(SctpPacket packet) {
            return associations.packet(packet);
        }
    }

    private static final class Gathering implements StreamHandler {

        private final List<Seen> messages = new ArrayList<>();
        private final List<ConnectionEvent> events = new ArrayList<>();

        @Override
        public boolean message(StreamMessage message) {
            String text = new String(message.bytes(), message.offset(), message.length(), StandardCharsets.UTF_8);
            messages.add(new Seen(
                    text.replace("\r\n", "\n"),
                    message.transport(),
                    message.source().toString(),
                    message.frame().number(),
                    message.rank(),
                    message.orderNanos(),
                    message.frames().stream().map(FrameRef::number).toList(),
                    message.cut()));
            return true;
        }

        @Override
        public void connection(ConnectionEvent event) {
            events.add(event);
        }
    }
}
