package io.siptrail.stream;

import static io.siptrail.stream.Dialogue.Wire.bytes;
import static io.siptrail.stream.Dialogue.Wire.ok;
import static io.siptrail.stream.Dialogue.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Transport;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** SIP over WebSocket (RFC 7118), frames built from RFC 6455 §5.2. */
class WebSocketTest {

    private static final String ASK = """
            GET /ws HTTP/1.1
            Host: example.com
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Protocol: sip
            Sec-WebSocket-Version: 13

            """;

    private static final String GRANT = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: WebSocket
            Connection: Upgrade
            Sec-WebSocket-Protocol: sip

            """;

    private static final int LAST = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CONTINUED = 0;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private static Dialogue upgraded() {
        Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:8080", 1, 1);
        talk.client.says(ASK);
        talk.server.says(GRANT);
        return talk;
    }

    private static byte[] frame(int first, boolean masked, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int mask = masked ? 0x80 : 0;
        out.write(first);
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            out.writeBytes(new byte[] {0, 0, 0, 0, 0, (byte) (payload.length >> 16)});
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        byte[] key = {0x12, (byte) 0xf3, 0x40, 0x77};
        out.writeBytes(masked ? key : new byte[0]);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ (masked ? key[i % 4] : 0));
        }
        return out.toByteArray();
    }

    @Test
    void eachMessageIsOneSipMessage() {
        Dialogue talk = upgraded();
        talk.client.sends(frame(LAST | TEXT, true, bytes(register(1, ""))));
        talk.server.sends(frame(LAST | BINARY, false, bytes(ok(1))));

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(register(1, ""), ok(1));
        assertThat(read.messages()).extracting(Reading.Seen::transport).containsOnly(Transport.WS);
        assertThat(read.messages()).extracting(Reading.Seen::frame).containsExactly(6L, 7L);
        assertThat(read.sipFrames()).isEqualTo(2);
    }

    @Test
    void framesSplitAnywhereOverSegmentsGiveTheSameMessages() {
        byte[] frames = frame(LAST | TEXT, true, bytes(register(1, "")));
        for (int split = 1; split < frames.length; split++) {
            Dialogue talk = upgraded();
            talk.client.sends(Arrays.copyOf(frames, split));
            talk.client.sends(Arrays.copyOfRange(frames, split, frames.length));

            Reading read = Reading.of(talk.capture);

            assertThat(read.texts()).as("split at %d", split).containsExactly(register(1, ""));
            assertThat(read.messages().get(0).frame()).isEqualTo(7);
            assertThat(read.sipFrames()).isEqualTo(2);
        }
    }

    @Test
    void fragmentsAreJoinedAroundControlFrames() {
        byte[] message = bytes(register(1, ""));
        Dialogue talk = upgraded();
        talk.client
                .sends(frame(TEXT, true, Arrays.copyOf(message, 10)))
                .sends(frame(LAST | PING, true, bytes("ping")))
                .sends(frame(CONTINUED, true, Arrays.copyOfRange(message, 10, 200)))
                .sends(frame(LAST | CONTINUED, true, Arrays.copyOfRange(message, 200, message.length)))
                .sends(frame(LAST | CLOSE, true, new byte[] {3, (byte) 0xe8}));

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(register(1, ""));
        assertThat(read.messages().get(0).frame()).isEqualTo(9);
    }

    @Test
    void severalFramesStandInOneSegmentAndLongOnesInSeveral() {
        String large = register(2, "x".repeat(70_000));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(frame(LAST | TEXT, true, bytes(register(1, ""))));
        all.writeBytes(frame(LAST | TEXT, true, bytes("\n\n")));
        all.writeBytes(frame(LAST | TEXT, true, bytes(large)));
        all.writeBytes(frame(LAST | TEXT, true, bytes(register(3, ""))));
        Dialogue talk = upgraded();
        talk.client.inPieces(all.toByteArray(), 1_400);

        assertThat(Reading.of(talk.capture).texts()).containsExactly(register(1, ""), large, register(3, ""));
    }

    @Test
    void connectionUnderWayIsRecognisedByItsFrames() {
        Dialogue talk = Dialogue.underWay("192.0.2.1:40000", "198.51.100.1:8080", 1, 1);
        talk.client.sends(frame(LAST | TEXT, true, bytes(register(1, ""))));
        talk.server.sends(frame(LAST | TEXT, false, bytes(ok(1))));

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(register(1, ""), ok(1));
        assertThat(read.messages()).extracting(Reading.Seen::transport).containsOnly(Transport.WS);
    }

    @Test
    void headersOfTheHandshakeMayComeInPieces() {
        Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:8080", 1, 1);
        talk.client.inPieces(bytes(ASK), 7);
        talk.server.inPieces(bytes(GRANT), 3);
        talk.client.sends(frame(LAST | TEXT, true, bytes(register(1, ""))));

        assertThat(Reading.of(talk.capture).texts()).containsExactly(register(1, ""));
    }
}
