package io.siptrail.stream;

import static io.siptrail.stream.Dialogue.Wire.bytes;
import static io.siptrail.stream.Dialogue.Wire.ok;
import static io.siptrail.stream.Dialogue.Wire.register;
import static io.siptrail.testing.SctpCapture.BEGIN;
import static io.siptrail.testing.SctpCapture.END;
import static io.siptrail.testing.SctpCapture.UNORDERED;
import static io.siptrail.testing.SctpCapture.WHOLE;
import static io.siptrail.testing.SctpCapture.data;
import static io.siptrail.testing.SctpCapture.interleaved;
import static io.siptrail.testing.SctpCapture.sack;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Fate;
import io.siptrail.net.Transport;
import io.siptrail.testing.SctpCapture;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SIP messages in the user messages of SCTP (RFC 4168, RFC 9260). */
class SctpAssociationsTest {

    private static final String CLIENT = "192.0.2.1:40000";
    private static final String SERVER = "198.51.100.1:5060";
    private static final int TO_SERVER = 0x5e5e5e5e;
    private static final int TO_CLIENT = 0xc1c1c1c1;
    private static final int HEARTBEAT = 4;

    private final SctpCapture capture = new SctpCapture();

    private SctpCapture up(byte[]... chunks) {
        return capture.packet(CLIENT, SERVER, TO_SERVER, chunks);
    }

    private SctpCapture down(byte[]... chunks) {
        return capture.packet(SERVER, CLIENT, TO_CLIENT, chunks);
    }

    /** The bytes of a message in so many fragments; the last one may be shorter. */
    private static byte[][] pieces(String message, int count) {
        byte[] whole = bytes(message);
        int size = (whole.length + count - 1) / count;
        byte[][] pieces = new byte[count][];
        for (int i = 0; i < count; i++) {
            pieces[i] = Arrays.copyOfRange(whole, i * size, Math.min(whole.length, (i + 1) * size));
        }
        return pieces;
    }

    @Test
    void userMessageIsASipMessage() {
        up(data(WHOLE, 1, bytes(register(1, ""))));
        down(sack(1), data(WHOLE, 9, bytes(ok(1))));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""), ok(1));
        assertThat(read.messages()).extracting(Reading.Seen::transport).containsOnly(Transport.SCTP);
        assertThat(read.messages()).extracting(Reading.Seen::source).containsExactly(CLIENT, SERVER);
        assertThat(read.sipFrames()).isEqualTo(2);
    }

    @Test
    void packetsInUdpAreReadWithThePortsOfSctp() {
        capture.inUdp();
        up(data(WHOLE, 1, bytes(register(1, ""))));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""));
        assertThat(read.messages().get(0).source()).isEqualTo(CLIENT);
    }

    @Test
    void severalChunksOfAPacketAreSeveralMessages() {
        up(data(WHOLE, 1, bytes(register(1, ""))), data(WHOLE | UNORDERED, 2, bytes(register(2, "v=0\n"))));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""), register(2, "v=0\n"));
        assertThat(read.messages()).extracting(Reading.Seen::rank).containsExactly(0, 1);
        assertThat(read.sipFrames()).isEqualTo(1);
    }

    @Test
    void chunkThatComesAgainIsNoSecondMessage() {
        up(data(WHOLE, 1, bytes(register(1, ""))));
        up(data(WHOLE, 2, bytes(register(2, ""))));
        up(data(WHOLE, 1, bytes(register(1, ""))), data(WHOLE, 2, bytes(register(2, ""))));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""), register(2, ""));
        assertThat(read.sipFrames()).isEqualTo(3);
    }

    @Test
    void retransmissionOnAnotherPathIsNoSecondMessage() {
        capture.packet(CLIENT, SERVER, 0, SctpCapture.init(SctpCapture.INIT, TO_CLIENT, 1, "192.0.2.1", "203.0.113.1"));
        capture.packet(
                SERVER,
                CLIENT,
                TO_CLIENT,
                SctpCapture.init(SctpCapture.INIT_ACK, TO_SERVER, 9, "198.51.100.1", "203.0.113.2"));
        up(data(WHOLE, 1, bytes(register(1, ""))));
        capture.packet("203.0.113.1:40000", "203.0.113.2:5060", TO_SERVER, data(WHOLE, 1, bytes(register(1, ""))));
        capture.packet("203.0.113.2:5060", "203.0.113.1:40000", TO_CLIENT, data(WHOLE, 9, bytes(ok(1))));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""), ok(1));
        assertThat(read.messages()).extracting(Reading.Seen::source).containsExactly(CLIENT, SERVER);
    }

    @Test
    void samePortsAndTagBetweenOtherHostsAreAnotherAssociation() {
        up(data(WHOLE, 1, bytes(register(1, ""))));
        capture.packet("192.0.2.77:40000", "198.51.100.77:5060", TO_SERVER, data(WHOLE, 1, bytes(register(1, ""))));

        assertThat(Reading.of(capture).messages())
                .extracting(Reading.Seen::source)
                .containsExactly(CLIENT, "192.0.2.77:40000");
    }

    @Test
    void anotherTagIsAnotherAssociationWhoseNumbersBeginAgain() {
        up(data(WHOLE, 1, bytes(register(1, ""))));
        capture.packet(CLIENT, SERVER, 77, data(WHOLE, 1, bytes(register(2, ""))));

        assertThat(Reading.of(capture).texts()).containsExactly(register(1, ""), register(2, ""));
    }

    /** Each end is sent the tag that it asked for. */
    private void opening() {
        capture.packet(CLIENT, SERVER, 0, SctpCapture.init(SctpCapture.INIT, TO_CLIENT, 1));
        down(SctpCapture.init(SctpCapture.INIT_ACK, TO_SERVER, 9));
        up(SctpCapture.chunk(SctpCapture.COOKIE_ECHO, 0, new byte[] {1, 2, 3, 4}));
        down(SctpCapture.chunk(SctpCapture.COOKIE_ACK, 0));
    }

    @Test
    void packetWithATagThatNobodyAskedForIsDropped() {
        opening();
        byte[][] pieces = pieces(register(1, ""), 2);
        up(data(BEGIN, 1, pieces[0]));
        capture.packet(CLIENT, SERVER, 999, SctpCapture.chunk(HEARTBEAT, 0, new byte[] {0, 1, 0, 4}));
        capture.packet(CLIENT, SERVER, 999, data(WHOLE, 2, bytes(register(7, ""))));
        capture.packet(CLIENT, SERVER, 0, data(WHOLE, 2, bytes(register(8, ""))));
        up(data(END, 2, pieces[1]));
        capture.packet(CLIENT, SERVER, 999, SctpCapture.chunk(HEARTBEAT, 0, new byte[] {0, 1, 0, 4}));
        up(data(END, 2, pieces[1]));
        down(data(WHOLE, 9, bytes(ok(1))));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""), ok(1));
        assertThat(read.oddities()).containsExactly(Map.entry("sctp-strange-tag", 2L));
    }

    @Test
    void oneTagAgainAndAgainIsANewAssociationWhoseBeginningTheCaptureLost() {
        opening();
        up(data(WHOLE, 1, bytes(register(1, ""))));
        for (int i = 0; i < 10; i++) {
            capture.packet(CLIENT, SERVER, 77, data(WHOLE, i, bytes(register(10 + i, ""))));
            capture.packet(SERVER, CLIENT, 88, data(WHOLE, i, bytes(ok(10 + i))));
        }

        Reading read = Reading.of(capture);

        assertThat(read.texts())
                .containsExactly(
                        register(1, ""), register(17, ""), ok(17), register(18, ""), ok(18), register(19, ""), ok(19));
        assertThat(read.oddities()).containsEntry("sctp-strange-tag", 14L);
    }

    @Test
    void numbersMeanNothingInPacketsMadeUpWithoutATag() {
        capture.packet(CLIENT, SERVER, 0, data(WHOLE, 0, bytes(register(1, ""))));
        capture.packet(CLIENT, SERVER, 0, data(WHOLE, 0, bytes(register(2, ""))));

        assertThat(Reading.of(capture).texts()).containsExactly(register(1, ""), register(2, ""));
    }

    @Test
    void fragmentsMakeOneMessageInAnyOrder() {
        List<int[]> orders =
                List.of(new int[] {0, 1, 2, 3}, new int[] {3, 2, 1, 0}, new int[] {1, 3, 0, 2}, new int[] {2, 0, 3, 1});
        byte[][] pieces = pieces(register(1, "v=0\n"), 4);
        for (int[] order : orders) {
            SctpCapture each = new SctpCapture();
            for (int at : order) {
                int flags = at == 0 ? BEGIN : at == 3 ? END : 0;
                each.packet(CLIENT, SERVER, TO_SERVER, data(flags, 100 + at, pieces[at]));
            }

            Reading read = Reading.of(each);

            assertThat(read.texts()).containsExactly(register(1, "v=0\n"));
            assertThat(read.messages().get(0).frame()).isEqualTo(4);
            assertThat(read.messages().get(0).frames()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
            assertThat(read.sipFrames()).isEqualTo(4);
        }
    }

    @Test
    void numbersOfFragmentsWrap() {
        byte[][] pieces = pieces(register(1, ""), 3);
        up(data(BEGIN, -2, pieces[0]));
        up(data(0, -1, pieces[1]));
        up(data(END, 0, pieces[2]));
        up(data(WHOLE, 1, bytes(register(2, ""))));
        up(data(0, -1, pieces[1]));

        assertThat(Reading.of(capture).texts()).containsExactly(register(1, ""), register(2, ""));
    }

    @Test
    void fragmentsOfSeveralMessagesInterleaveByTheirOwnNumbers() {
        byte[][] first = pieces(register(1, ""), 3);
        byte[][] second = pieces(register(2, ""), 3);
        up(interleaved(BEGIN, 1, 5, 0, first[0]), interleaved(BEGIN, 2, 6, 0, second[0]));
        up(interleaved(0, 3, 5, 1, first[1]), interleaved(END, 4, 6, 2, second[2]));
        up(interleaved(0, 5, 6, 1, second[1]), interleaved(END, 6, 5, 2, first[2]));

        assertThat(Reading.of(capture).texts()).containsExactly(register(2, ""), register(1, ""));
    }

    @Test
    void messageWhoseFragmentTheCaptureLostIsReadAsFarAsItGoes() {
        byte[][] pieces = pieces(register(1, ""), 3);
        up(data(BEGIN, 1, pieces[0]));
        up(data(END, 3, pieces[2]));
        assertThat(Reading.of(capture).oddities()).containsEntry("stream-message-unfinished", 1L);
        down(sack(3));

        Reading read = Reading.of(capture);

        assertThat(read.messages()).singleElement().satisfies(message -> {
            assertThat(bytes(message.text())).startsWith(Arrays.copyOf(pieces[0], 40));
            assertThat(message.cut()).isTrue();
            assertThat(message.frames()).containsExactly(1L);
        });
        assertThat(read.oddities()).containsEntry("stream-message-cut", 1L);
    }

    @Test
    void ofManyAcknowledgementsInAPacketTheHighestCounts() {
        byte[][] pieces = pieces(register(1, ""), 3);
        up(data(BEGIN, 1, pieces[0]));
        up(data(BEGIN, 10, pieces[0]), data(END, 12, pieces[2]));
        down(sack(3), sack(12), sack(1));
        up(data(0, 11, pieces[1]));

        Reading read = Reading.of(capture);

        assertThat(read.messages()).hasSize(2).allMatch(Reading.Seen::cut);
    }

    @Test
    void acknowledgementBesideAnAbortCounts() {
        byte[][] pieces = pieces(register(1, ""), 3);
        up(data(BEGIN, 1, pieces[0]), data(END, 3, pieces[2]));
        down(sack(3), SctpCapture.chunk(SctpCapture.ABORT, 0));

        assertThat(Reading.of(capture).messages()).singleElement().matches(Reading.Seen::cut);
    }

    @Test
    void fragmentThatIsSentAgainCompletesTheMessage() {
        byte[][] pieces = pieces(register(1, ""), 3);
        up(data(BEGIN, 1, pieces[0]));
        up(data(END, 3, pieces[2]));
        down(sack(1));
        up(data(0, 2, pieces[1]));
        down(sack(3));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""));
        assertThat(read.messages().get(0).frame()).isEqualTo(4);
        assertThat(read.oddities()).isEmpty();
    }

    @Test
    void endsOfOneMessageAndBeginningsOfTheNextDoNotJoin() {
        byte[][] pieces = pieces(register(1, ""), 2);
        up(data(END, 1, pieces[1]));
        up(data(BEGIN, 2, pieces[0]));
        up(data(BEGIN, 3, pieces[0]), data(END, 4, pieces[1]));

        assertThat(Reading.of(capture).texts()).containsExactly(register(1, ""));
    }

    @Test
    void fragmentsThatWaitAreBounded() {
        StreamLimits tight = new StreamLimits(
                2, 8, 2_000, Duration.ofSeconds(1), 4_000, 300, 600, 600, 2_000, Duration.ofSeconds(1));
        byte[] start = pieces(register(1, ""), 2)[0];
        for (int i = 0; i < 200; i++) {
            up(data(BEGIN, 10 * i, start));
        }

        Reading read = Reading.of(capture, tight);

        assertThat(read.oddities().get("stream-waited-in-vain")).isPositive();
        assertThat(read.messages()).hasSizeBetween(180, 200).allMatch(Reading.Seen::cut);
    }

    @Test
    void associationsAreBounded() {
        StreamLimits tight = new StreamLimits(
                2, 8, 2_000, Duration.ofSeconds(1), 4_000, 300, 600, 600, 2_000, Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            capture.packet("192.0.2.1:" + (40_000 + i), SERVER, 5, data(WHOLE, 1, bytes(register(i, ""))));
        }

        Reading read = Reading.of(capture, tight);

        assertThat(read.messages()).hasSize(5);
        assertThat(read.oddities()).containsEntry("stream-forgotten", 3L);
    }

    @Test
    void associationsThatNobodyAnswersAreBounded() {
        StreamLimits tight = new StreamLimits(
                2, 8, 2_000, Duration.ofSeconds(1), 4_000, 300, 600, 600, 2_000, Duration.ofSeconds(32));
        for (int i = 0; i < 50; i++) {
            capture.packet("192.0.2.1:" + (40_000 + i), SERVER, 0, SctpCapture.init(SctpCapture.INIT, i + 1, 1));
        }

        assertThat(Reading.of(capture, tight).events()).isEmpty();
    }

    @Test
    void lengthsThatMakeNoSenseEndThePacket() {
        byte[] message = data(WHOLE, 1, bytes(register(1, "")));
        for (byte[] hostile : List.of(
                new byte[] {0, 3, 0, 0}, new byte[] {0, 3, 0, 3}, new byte[] {0, 3, 4, 0}, new byte[] {0, 3, -1, -1})) {
            SctpCapture alone = new SctpCapture().packet(CLIENT, SERVER, 5, hostile, message);
            SctpCapture behind = new SctpCapture().packet(CLIENT, SERVER, 5, message, hostile);

            Reading nothing = Reading.of(alone);
            Reading one = Reading.of(behind);

            assertThat(nothing.messages()).isEmpty();
            assertThat(nothing.tally().count(Fate.BAD_HEADER)).isEqualTo(1);
            assertThat(one.texts()).containsExactly(register(1, ""));
            assertThat(one.sipFrames()).isEqualTo(1);
        }
    }

    @Test
    void messageThatTheCaptureCutIsReadAsFarAsItGoes() {
        capture.cutTo(14 + 20 + 12 + 16 + 60);
        up(data(WHOLE, 1, bytes(register(1, ""))));

        Reading read = Reading.of(capture);

        assertThat(read.messages()).singleElement().matches(Reading.Seen::cut);
        assertThat(read.sipFrames()).isEqualTo(1);
    }

    @Test
    void packetCutBeforeItsMessageCannotBeTold() {
        capture.cutTo(14 + 20 + 12 + 16 + 10);
        up(data(WHOLE, 1, bytes(register(1, ""))));
        capture.cutTo(14 + 20 + 12);
        up(data(WHOLE, 2, bytes(register(2, ""))));
        capture.cutTo(14 + 20 + 7);
        up(data(WHOLE, 3, bytes(register(3, ""))));

        Map<String, Long> reasons = Reading.of(capture).tally().undecodable();

        assertThat(reasons).containsExactly(Map.entry("cut-headers", 2L), Map.entry("cut-message", 1L));
    }

    @Test
    void otherProtocolsAreNoSip() {
        capture.packet("192.0.2.1:2905", "198.51.100.1:2905", 5, data(WHOLE, 1, new byte[] {1, 0, 3, 1, 0, 0, 0, 8}));
        capture.packet("192.0.2.1:2905", "198.51.100.1:2905", 5, data(BEGIN, 2, new byte[] {1, 0, 3, 1}));
        capture.packet("192.0.2.1:2905", "198.51.100.1:2905", 5, data(END, 3, new byte[] {0, 0, 0, 8}));

        Reading read = Reading.of(capture);

        assertThat(read.messages()).isEmpty();
        assertThat(read.tally().count(Fate.NOT_SIP)).isEqualTo(3);
        assertThat(read.oddities()).isEmpty();
    }

    @Test
    void tlsOnAPortOfSipIsEncrypted() {
        capture.packet(CLIENT, "198.51.100.1:5061", 5, data(WHOLE, 1, new byte[] {22, 3, 1, 0, 4, 1, 0, 0, 0}));
        capture.packet(CLIENT, "198.51.100.1:5061", 5, data(WHOLE, 2, new byte[] {22, -2, -3, 0, 0, 0, 0, 0, 0}));

        Reading read = Reading.of(capture);

        assertThat(read.tally().count(Fate.ENCRYPTED)).isEqualTo(2);
        assertThat(read.oddities()).containsEntry("tls-not-decrypted", 2L);
    }

    @Test
    void associationWithoutSipIsDismissedUntilItBeginsAgain() {
        String client = "192.0.2.1:2905";
        String server = "198.51.100.1:2905";
        byte[] much = new byte[30_000];
        for (int i = 0; i < 3; i++) {
            capture.packet(client, server, TO_SERVER, data(WHOLE, i, much));
        }
        capture.packet(client, server, TO_SERVER, data(WHOLE, 3, bytes(register(1, ""))));
        capture.packet(client, server, 0, SctpCapture.init(SctpCapture.INIT, 33, 1));
        capture.packet(server, client, 33, SctpCapture.init(SctpCapture.INIT_ACK, 44, 9));
        capture.packet(client, server, 44, data(WHOLE, 1, bytes(register(2, ""))));

        assertThat(Reading.of(capture).texts()).containsExactly(register(2, ""));
    }

    @Test
    void onAPortOfSipMuchElseDismissesNothing() {
        byte[] much = new byte[30_000];
        for (int i = 0; i < 3; i++) {
            up(data(WHOLE, i, much));
        }
        up(data(WHOLE, 3, bytes(register(1, ""))));

        assertThat(Reading.of(capture).texts()).containsExactly(register(1, ""));
    }

    @Test
    void numbersAreKnownAgainHoweverManyHolesAreBetweenThem() {
        for (int copy = 0; copy < 2; copy++) {
            for (int i = 0; i < 60; i++) {
                up(data(WHOLE, 3 * i, bytes(register(i, ""))));
            }
        }

        assertThat(Reading.of(capture).messages()).hasSize(60);
    }
}
