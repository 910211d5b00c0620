package io.siptrail.net;

import static io.siptrail.testing.SctpCapture.WHOLE;
import static io.siptrail.testing.SctpCapture.data;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.testing.SctpCapture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SCTP packets over IP and in UDP, and ICMP errors that quote one. */
class SctpLayerTest {

    private static final String CLIENT = "192.0.2.1:40000";
    private static final String SERVER = "198.51.100.1:5060";
    private static final byte[] REGISTER = Decoding.REGISTER.getBytes(StandardCharsets.ISO_8859_1);

    private final List<String> found = new ArrayList<>();

    private final class Noting implements PacketHandler {

        @Override
        public Fate datagram(Datagram datagram) {
            found.add("datagram " + datagram.source() + " " + datagram.destination());
            return Fate.NOT_SIP;
        }

        @Override
        public Fate sctp(SctpPacket packet) {
            found.add("sctp " + packet.payload().source() + " "
                    + packet.payload().destination() + " tag " + packet.verificationTag());
            return Fate.NOT_SIP;
        }

        @Override
        public void icmpError(IcmpError error) {
            byte[] quoted = new byte[Math.min(8, error.length())];
            error.data().get(error.offset(), quoted);
            found.add("icmp " + error.type() + "/" + error.code() + " " + error.quotedTransport() + " "
                    + error.quotedSource() + " " + error.quotedDestination() + " "
                    + new String(quoted, StandardCharsets.ISO_8859_1));
        }
    }

    private FrameTally read(byte[] capture) {
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), new Noting());
        try (CaptureSet set =
                CaptureSet.open(List.of("-"), new ByteArrayInputStream(capture), CaptureLimits.defaults())) {
            while (set.next()) {
                decoder.decode(set.frame());
            }
        }
        decoder.finish();
        return decoder.tally();
    }

    @Test
    void packetIsHandedOnWithItsPortsAndItsTag() {
        read(new SctpCapture()
                .packet(CLIENT, SERVER, 7, data(WHOLE, 1, REGISTER))
                .bytes());

        assertThat(found).containsExactly("sctp " + CLIENT + " " + SERVER + " tag 7");
    }

    @Test
    void packetInUdpIsHandedOnWithThePortsOfSctp() {
        read(new SctpCapture()
                .inUdp()
                .packet(CLIENT, SERVER, 7, data(WHOLE, 1, REGISTER))
                .bytes());

        assertThat(found).containsExactly("sctp " + CLIENT + " " + SERVER + " tag 7");
    }

    @Test
    void textOnThePortOfSctpInUdpIsADatagram() {
        Decoding read = Decoding.of(1, Packets.ethernet(Packets.IPV4, Ipv4.of(Packets.udp(9899, 9899, REGISTER))));

        assertThat(read.datagram().payload()).isEqualTo(Decoding.REGISTER);
    }

    @Test
    void icmpErrorThatQuotesAPacketNamesItsEndsAndItsMessage() {
        read(new SctpCapture()
                .protocolUnreachable(CLIENT, SERVER, 7, data(WHOLE, 1, REGISTER))
                .bytes());

        assertThat(found).containsExactly("icmp 3/2 SCTP " + CLIENT + " " + SERVER + " REGISTER");
    }

    @Test
    void icmpErrorThatQuotesAPacketInUdpNamesTheEndsOfSctp() {
        read(new SctpCapture()
                .inUdp()
                .protocolUnreachable(CLIENT, SERVER, 7, data(WHOLE, 1, REGISTER))
                .bytes());

        assertThat(found).containsExactly("icmp 3/2 SCTP " + CLIENT + " " + SERVER + " REGISTER");
    }

    @Test
    void headerThatIsTooShortIsBad() {
        FrameTally tally = read(
                new SctpCapture().cutTo(14 + 20 + 5).packet(CLIENT, SERVER, 7).bytes());

        assertThat(tally.undecodable()).containsOnlyKeys("cut-headers");
    }
}
