package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a decoder found in some frames, kept. What begins with REGISTER counts as SIP here. */
record Decoding(List<Seen> datagrams, FrameTally tally) {

    static final String REGISTER = "REGISTER sip:example.com SIP/2.0\r\n\r\n";

    /** A datagram that outlives its frame; the length is that of the UDP header, 0 for TCP. */
    record Seen(
            long frame,
            Transport transport,
            String source,
            String destination,
            int identification,
            int hops,
            int captureInterface,
            boolean cut,
            int udpLength,
            String payload) {

        static Seen of(Datagram datagram) {
            byte[] payload = new byte[datagram.length()];
            datagram.data().get(datagram.offset(), payload);
            boolean udp = datagram.transport() == Transport.UDP;
            return new Seen(
                    datagram.frame().number(),
                    datagram.transport(),
                    datagram.source().toString(),
                    datagram.destination().toString(),
                    datagram.identification(),
                    datagram.hops(),
                    datagram.captureInterface(),
                    datagram.cut(),
                    udp ? datagram.data().getShort(datagram.offset() - 4) & 0xffff : 0,
                    new String(payload, StandardCharsets.ISO_8859_1));
        }

        Fate fate() {
            return payload.startsWith("REGISTER") ? Fate.SIP : Fate.NOT_SIP;
        }
    }

    /** Frames of one link type, a millisecond apart. */
    static Decoding of(int linkType, byte[]... frames) {
        Pcap pcap = new Pcap(linkType);
        for (int i = 0; i < frames.length; i++) {
            pcap.at(i, frames[i]);
        }
        return of(pcap);
    }

    static Decoding of(Pcap pcap) {
        return of(pcap, NetLimits.defaults());
    }

    static Decoding of(Pcap pcap, NetLimits limits) {
        return of("-", new ByteArrayInputStream(pcap.toBytes()), limits);
    }

    static Decoding of(Path file) {
        return of(file.toString(), InputStream.nullInputStream(), NetLimits.defaults());
    }

    private static Decoding of(String input, InputStream standardInput, NetLimits limits) {
        List<Seen> datagrams = new ArrayList<>();
        PacketDecoder decoder = new PacketDecoder(limits, new Gathering(datagrams));
        try (CaptureSet set = CaptureSet.open(List.of(input), standardInput, CaptureLimits.defaults())) {
            while (set.next()) {
                decoder.decode(set.frame());
            }
        }
        decoder.finish();
        Decoding decoding = new Decoding(datagrams, decoder.tally());
        decoding.assertThatTheAccountHolds();
        return decoding;
    }

    private record Gathering(List<Seen> datagrams) implements PacketHandler {

        @Override
        public Fate datagram(Datagram datagram) {
            Seen seen = Seen.of(datagram);
            datagrams.add(seen);
            return seen.fate();
        }

        @Override
        public Fate segment(TcpSegment segment) {
            return datagram(segment.payload());
        }
    }

    List<String> payloads() {
        return datagrams.stream().map(Seen::payload).toList();
    }

    /** The only datagram there is. */
    Seen datagram() {
        assertThat(datagrams).hasSize(1);
        return datagrams.get(0);
    }

    /** How many frames ended as what; fates that did not occur are absent. */
    Map<Fate, Long> fates() {
        Map<Fate, Long> fates = new TreeMap<>();
        Arrays.stream(Fate.values())
                .filter(fate -> tally.count(fate) > 0)
                .forEach(fate -> fates.put(fate, tally.count(fate)));
        return fates;
    }

    private void assertThatTheAccountHolds() {
        long undecodable =
                tally.undecodable().values().stream().mapToLong(Long::longValue).sum();
        assertThat(tally.count(Fate.SIP) + tally.count(Fate.NOT_SIP) + undecodable)
                .isEqualTo(tally.framesRead());
    }
}
