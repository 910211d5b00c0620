package io.siptrail.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.UdpPacket;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.UdpPort;
import org.pcap4j.util.MacAddress;

/**
 * Makes {@code captures/kamailio-linphone.pcap} and {@code captures/kamailio-linphone-401.pcap} from the text beside
 * them. {@code captures/README.md} says what comes from the trace and what is invented here: link addresses, IP
 * identifications, TTL, and every fraction of a second.
 */
public final class SeedCapture {

    static final Path TRACE = Path.of("captures", "kamailio-linphone.txt");
    static final Path FLOW = Path.of("captures", "kamailio-linphone.pcap");
    static final Path LONE_CHALLENGE = Path.of("captures", "kamailio-linphone-401.pcap");

    private static final String REGISTRAR_HOST = "192.168.1.88";
    private static final short REGISTRAR_PORT = 5060;
    private static final int MESSAGES_IN_FLOW = 4;
    private static final long SPACING_MICROS = 20_000;

    /** Locally administered (the second lowest bit of the first byte), so they are nobody's. */
    private static final MacAddress CLIENT_LINK = MacAddress.getByName("02:00:00:00:01:19");

    private static final MacAddress REGISTRAR_LINK = MacAddress.getByName("02:00:00:00:00:88");

    private SeedCapture() {}

    /** Writes both captures into the folder {@code captures} below the current one. */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<Path, byte[]> file :
                files(Files.readString(TRACE, UTF_8)).entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    /** The bytes of both captures by their path. */
    static Map<Path, byte[]> files(String trace) throws UnknownHostException {
        List<TraceMessage> messages = TraceMessage.parse(trace);
        List<TraceMessage> flow = messages.subList(0, MESSAGES_IN_FLOW);
        List<TraceMessage> lone = messages.subList(MESSAGES_IN_FLOW, messages.size());
        return Map.of(
                FLOW, capture(flow, flow.get(1).nonceIssuedSeconds()),
                LONE_CHALLENGE, capture(lone, lone.get(0).nonceIssuedSeconds()));
    }

    private static byte[] capture(List<TraceMessage> messages, long startSeconds) throws UnknownHostException {
        PcapFile file = new PcapFile();
        for (int i = 0; i < messages.size(); i++) {
            file.add(startSeconds * 1_000_000 + i * SPACING_MICROS, frame(messages.get(i), (short) (i + 1)));
        }
        return file.bytes();
    }

    private static byte[] frame(TraceMessage message, short identification) throws UnknownHostException {
        boolean up = message.isRequest();
        Inet4Address client = address(message.clientHost());
        Inet4Address registrar = address(REGISTRAR_HOST);
        IpV4Packet.Builder ip = new IpV4Packet.Builder()
                .version(IpVersion.IPV4)
                .tos(IpV4Rfc791Tos.newInstance((byte) 0))
                .identification(identification)
                .ttl((byte) 64)
                .protocol(IpNumber.UDP)
                .srcAddr(up ? client : registrar)
                .dstAddr(up ? registrar : client)
                .payloadBuilder(datagram(message, client, registrar))
                .correctChecksumAtBuild(true)
                .correctLengthAtBuild(true);
        return new EthernetPacket.Builder()
                .srcAddr(up ? CLIENT_LINK : REGISTRAR_LINK)
                .dstAddr(up ? REGISTRAR_LINK : CLIENT_LINK)
                .type(EtherType.IPV4)
                .payloadBuilder(ip)
                .paddingAtBuild(true)
                .build()
                .getRawData();
    }

    private static UdpPacket.Builder datagram(TraceMessage message, Inet4Address client, Inet4Address registrar) {
        boolean up = message.isRequest();
        UdpPort clientPort = UdpPort.getInstance((short) message.clientPort());
        UdpPort registrarPort = UdpPort.getInstance(REGISTRAR_PORT);
        return new UdpPacket.Builder()
                .srcAddr(up ? client : registrar)
                .dstAddr(up ? registrar : client)
                .srcPort(up ? clientPort : registrarPort)
                .dstPort(up ? registrarPort : clientPort)
                .payloadBuilder(new UnknownPacket.Builder().rawData(message.bytes()))
                .correctChecksumAtBuild(true)
                .correctLengthAtBuild(true);
    }

    private static Inet4Address address(String dotted) throws UnknownHostException {
        return (Inet4Address) Inet4Address.getByName(dotted);
    }
}
