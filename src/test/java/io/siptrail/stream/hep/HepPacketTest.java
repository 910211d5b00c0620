package io.siptrail.stream.hep;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Transport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** HEP packets put together from the description of the protocol. */
class HepPacketTest {

    private static final byte[] MESSAGE = "OPTIONS sip:a SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** 2026-01-02T03:04:05Z. */
    private static final int SECONDS = 1_767_323_045;

    private static final long TIME = 1_767_323_045_000_678_000L;

    private static ByteBuffer version3(String proto) {
        ByteBuffer out = ByteBuffer.allocate(300);
        out.put(HexFormat.of().parseHex("48455033" + "0000"));
        chunk(out, 1, "02");
        chunk(out, 2, "11");
        chunk(out, 3, "c0000201");
        chunk(out, 4, "c6336401");
        chunk(out, 7, "13c4");
        chunk(out, 8, "13c5");
        chunk(out, 9, "%08x".formatted(SECONDS));
        chunk(out, 10, "%08x".formatted(678));
        chunk(out, 11, proto);
        chunk(out, 12, "000007d1");
        chunk(out, 15, HexFormat.of().formatHex(MESSAGE));
        return out.putShort(4, (short) out.position()).flip();
    }

    private static void chunk(ByteBuffer out, int type, String hex) {
        byte[] content = HexFormat.of().parseHex(hex);
        out.putShort((short) 0)
                .putShort((short) type)
                .putShort((short) (6 + content.length))
                .put(content);
    }

    private static Optional<HepPacket> read(ByteBuffer bytes) {
        return HepPacket.read(bytes, 0, bytes.limit());
    }

    private static String payload(HepPacket packet, ByteBuffer bytes) {
        byte[] payload = new byte[packet.length()];
        bytes.get(packet.offset(), payload);
        return new String(payload, StandardCharsets.US_ASCII);
    }

    @Test
    void versionThreeSaysEverythingInChunks() {
        ByteBuffer bytes = version3("01");

        HepPacket packet = read(bytes).orElseThrow();

        assertThat(packet.source()).hasToString("192.0.2.1:5060");
        assertThat(packet.destination()).hasToString("198.51.100.1:5061");
        assertThat(packet.transport()).isEqualTo(Transport.UDP);
        assertThat(packet.timeNanos()).isEqualTo(TIME);
        assertThat(packet.agent()).isEqualTo(2_001);
        assertThat(payload(packet, bytes)).isEqualTo("OPTIONS sip:a SIP/2.0\r\n\r\n");
    }

    @Test
    void whatIsNotSaidToBeSipIsNotRead() {
        assertThat(read(version3("05"))).isEmpty();
    }

    @Test
    void protocolNumber132IsSctp() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + MESSAGE.length);
        bytes.put(HexFormat.of().parseHex("01100284" + "13c413c5" + "c0000201c6336401"))
                .put(MESSAGE);

        assertThat(read(bytes.flip()).orElseThrow().transport()).isEqualTo(Transport.SCTP);
    }

    @Test
    void versionOneHasNoTime() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + MESSAGE.length);
        bytes.put(HexFormat.of().parseHex("01100206" + "13c413c5" + "c0000201c6336401"))
                .put(MESSAGE);

        HepPacket packet = read(bytes.flip()).orElseThrow();

        assertThat(packet.source()).hasToString("192.0.2.1:5060");
        assertThat(packet.transport()).isEqualTo(Transport.TCP);
        assertThat(packet.timeNanos()).isZero();
        assertThat(payload(packet, bytes)).startsWith("OPTIONS");
    }

    @Test
    void versionTwoHasATimeInTheByteOrderOfItsSender() {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteBuffer bytes = ByteBuffer.allocate(52 + MESSAGE.length);
            bytes.put(HexFormat.of().parseHex("02280a11" + "13c413c5"));
            bytes.put(HexFormat.of().parseHex("20010db8000000000000000000000001"));
            bytes.put(HexFormat.of().parseHex("20010db8000000000000000000000002"));
            bytes.order(order)
                    .putInt(SECONDS)
                    .putInt(678)
                    .putInt(7)
                    .order(ByteOrder.BIG_ENDIAN)
                    .put(MESSAGE);

            HepPacket packet = read(bytes.flip()).orElseThrow();

            assertThat(packet.destination()).hasToString("[2001:db8::2]:5061");
            assertThat(packet.timeNanos()).isEqualTo(TIME);
            assertThat(payload(packet, bytes)).startsWith("OPTIONS");
        }
    }

    @Test
    void mediaAndSipAreNoHep() {
        byte[] media = new byte[172];
        media[0] = (byte) 0x80;

        assertThat(HepPacket.mayBegin(ByteBuffer.wrap(media), 0, media.length)).isFalse();
        assertThat(HepPacket.mayBegin(ByteBuffer.wrap(MESSAGE), 0, MESSAGE.length))
                .isFalse();
    }

    @Test
    void damagedPacketsAreNeverAFault() {
        Random random = new Random(5);
        int whole = 0;
        for (int i = 0; i < 20_000; i++) {
            ByteBuffer bytes = version3("01");
            bytes.put(random.nextInt(bytes.limit()), (byte) random.nextInt());
            bytes.limit(random.nextInt(4) == 0 ? random.nextInt(bytes.limit()) : bytes.limit());
            Optional<HepPacket> read = read(bytes);
            whole += read.isPresent() ? 1 : 0;
            read.ifPresent(
                    packet -> assertThat(packet.offset() + packet.length()).isLessThanOrEqualTo(bytes.limit()));
        }
        assertThat(whole).isPositive();
    }
}
