package io.siptrail.stream;

import static io.siptrail.stream.Dialogue.Wire.bytes;
import static io.siptrail.stream.Dialogue.Wire.ok;
import static io.siptrail.stream.Dialogue.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Transport;
import io.siptrail.stream.tls.KeyLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order, copies, gaps and limits of TCP, and where messages begin and end in it. */
class TcpStreamsTest {

    private static final String REQUEST = register(1, "");
    private static final String WITH_BODY = register(2, "v=0\no=- 1 1 IN IP4 192.0.2.1\n");

    @Test
    void messageSplitAnywhereOverTwoSegmentsIsOneMessageOfTheSecond() {
        byte[] message = bytes(WITH_BODY);
        for (int split = 1; split < message.length; split++) {
            Dialogue talk = Dialogue.opened();
            talk.client.sends(Arrays.copyOf(message, split));
            talk.client.sends(Arrays.copyOfRange(message, split, message.length));
            talk.server.says(ok(2));

            Reading read = Reading.of(talk.capture);

            assertThat(read.texts()).as("split at %d", split).containsExactly(WITH_BODY, ok(2));
            assertThat(read.messages().get(0).frame()).isEqualTo(5);
            assertThat(read.sipFrames()).as("split at %d", split).isEqualTo(3);
            assertThat(read.oddities()).isEmpty();
        }
    }

    @Test
    void messageSplitAnywhereIsFoundInAConnectionWhoseBeginningIsMissing() {
        byte[] message = bytes(WITH_BODY);
        for (int split = 40; split < message.length; split++) {
            Dialogue talk = Dialogue.underWay("192.0.2.1:40000", "198.51.100.1:7000", 77, 99);
            talk.client.sends(Arrays.copyOf(message, split));
            talk.client.sends(Arrays.copyOfRange(message, split, message.length));

            assertThat(Reading.of(talk.capture).texts())
                    .as("split at %d", split)
                    .containsExactly(WITH_BODY);
        }
    }

    @Test
    void severalMessagesInASegmentHaveRanks() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST + "\n\n" + WITH_BODY + register(3, ""));

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(REQUEST, WITH_BODY, register(3, ""));
        assertThat(read.messages()).extracting(Reading.Seen::rank).containsExactly(0, 1, 2);
        assertThat(read.messages()).extracting(Reading.Seen::frame).containsOnly(4L);
        assertThat(read.messages()).extracting(Reading.Seen::transport).containsOnly(Transport.TCP);
        assertThat(read.sipFrames()).isEqualTo(1);
    }

    @Test
    void keepAlivesAreNoMessages() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST).says("\n\n").says("\n\n").says(WITH_BODY);
        talk.server.says("\n");

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(REQUEST, WITH_BODY);
        assertThat(read.sipFrames()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void anyOrderWithCopiesAndOverlapsGivesTheSameMessages(int first) {
        byte[] stream = bytes(REQUEST + "\n\n" + WITH_BODY + register(3, "x") + register(4, ""));
        for (int seed = first; seed < first + 60; seed++) {
            Random random = new Random(seed);
            Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:5060", -300, 5);
            int covered = 0;
            while (covered < stream.length) {
                int from = Math.max(0, covered - random.nextInt(60));
                int to = Math.min(stream.length, Math.max(covered, from) + 1 + random.nextInt(300));
                talk.client.at(from, Arrays.copyOfRange(stream, from, to));
                if (random.nextInt(4) == 0) {
                    talk.client.at(from, Arrays.copyOfRange(stream, from, to));
                }
                covered = to;
            }
            talk.capture.shuffleFrom(3, random);

            Reading read = Reading.of(talk.capture);

            assertThat(read.texts())
                    .as("seed %d", seed)
                    .containsExactly(REQUEST, WITH_BODY, register(3, "x"), register(4, ""));
            assertThat(read.oddities()).isEmpty();
        }
    }

    @Test
    void retransmittedSegmentIsNoRetransmissionOfSip() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST);
        talk.client.at(0, bytes(REQUEST));
        talk.server.says(ok(1));
        talk.client.at(0, bytes(REQUEST));

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(REQUEST, ok(1));
        assertThat(read.sipFrames()).as("copies carried SIP too").isEqualTo(4);
    }

    @Test
    void copyAfterTheConnectionHasEndedIsNoNewConnection() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST).rst();
        talk.client.at(0, bytes(REQUEST));

        assertThat(Reading.of(talk.capture).texts()).containsExactly(REQUEST);
    }

    @Test
    void portsUsedAgainAreAnotherConnection() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST);
        String from = "192.0.2.1:40000";
        String to = "198.51.100.1:5060";
        talk.capture.segment(from, to, 2, 70_000, 0, new byte[0]);
        talk.capture.segment(from, to, 16, 70_001, 1, bytes(register(9, "")));

        assertThat(Reading.of(talk.capture).texts()).containsExactly(REQUEST, register(9, ""));
    }

    @Test
    void keepAliveProbeOfTcpIsNoData() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST);
        talk.client.at(bytes(REQUEST).length - 1, new byte[1]);
        talk.client.says(WITH_BODY);

        assertThat(Reading.of(talk.capture).texts()).containsExactly(REQUEST, WITH_BODY);
    }

    @Test
    void bytesThatTheOtherEndAcknowledgesAreNotWaitedFor() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST).says(WITH_BODY).says(register(3, ""));
        talk.server.acknowledges();
        talk.capture.lose(4);

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(REQUEST, register(3, ""));
        assertThat(read.messages().get(1).frame()).isEqualTo(5);
        assertThat(read.oddities()).containsExactlyEntriesOf(Map.of("stream-gap", 1L));
    }

    @Test
    void messageWhoseMiddleIsLostIsReadAsFarAsItGoes() {
        byte[] message = bytes(register(2, "x".repeat(200)));
        Dialogue talk = Dialogue.opened();
        talk.client.sends(Arrays.copyOf(message, 150)).sentUnseen(100);
        talk.client.sends(Arrays.copyOfRange(message, 250, message.length)).says(register(3, ""));
        talk.server.acknowledges();

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).hasSize(2);
        assertThat(bytes(read.texts().get(0))).isEqualTo(Arrays.copyOf(message, 150));
        assertThat(read.texts().get(1)).isEqualTo(register(3, ""));
        assertThat(read.oddities()).containsEntry("stream-message-cut", 1L).containsEntry("stream-gap", 1L);
    }

    @Test
    void framesThatTheCaptureCutAreGaps() {
        Dialogue talk = Dialogue.opened();
        talk.capture.cutTo(54 + 120);
        talk.client.says(REQUEST);
        talk.capture.cutTo(4_000);
        talk.client.says(WITH_BODY);

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).hasSize(2).last().isEqualTo(WITH_BODY);
        assertThat(bytes(read.texts().get(0))).isEqualTo(Arrays.copyOf(bytes(REQUEST), 120));
        assertThat(read.sipFrames()).isEqualTo(2);
    }

    @Test
    void missingBytesAreWaitedForOnlySoLong() {
        Dialogue talk = Dialogue.opened();
        talk.client.sentUnseen(10).says(REQUEST);
        talk.capture.afterMillis(20_000);
        talk.client.says(WITH_BODY);

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(REQUEST, WITH_BODY);
        assertThat(read.oddities()).containsEntry("stream-waited-in-vain", 1L);
        assertThat(read.messages().get(0).orderNanos()).isGreaterThan(20_000_000_000L);
    }

    @Test
    void lateStartIsTakenUpAtTheNextMessage() {
        Dialogue talk = Dialogue.underWay("192.0.2.1:40000", "198.51.100.1:7000", 77, 99);
        talk.client
                .says("STER sip:example.com SIP/2.0\nVia: x\nContent-Length: 4\n\nbody\n")
                .says(REQUEST);

        assertThat(Reading.of(talk.capture).texts()).containsExactly(REQUEST);
    }

    @Test
    void sequenceNumbersWrap() {
        Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:5060", -50, Integer.MAX_VALUE - 9);
        talk.client.inPieces(bytes(REQUEST + WITH_BODY), 33);
        talk.server.inPieces(bytes(ok(1) + ok(2)), 33);

        assertThat(Reading.of(talk.capture).texts()).containsExactly(REQUEST, WITH_BODY, ok(1), ok(2));
    }

    @Test
    void withoutContentLengthThereIsNoBodyAndTheNextMessageIsFound() {
        String without = REQUEST.replace("Content-Length: 0\n", "");
        Dialogue talk = Dialogue.opened();
        talk.client.says(without + "stray line\nanother\n" + WITH_BODY);

        assertThat(Reading.of(talk.capture).texts()).containsExactly(without, WITH_BODY);
    }

    @Test
    void messageThatTheEndOfItsConnectionCutsIsNotRead() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST.substring(0, 100)).fin();

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).isEmpty();
        assertThat(read.oddities()).containsEntry("stream-message-unfinished", 1L);
        assertThat(read.sipFrames()).isEqualTo(1);
    }

    @Test
    void lengthBeyondTheLimitIsNotWaitedFor() {
        String vast = REQUEST.replace("Content-Length: 0", "Content-Length: 2000000000");
        Dialogue talk = Dialogue.opened();
        talk.client.says(vast).says(WITH_BODY);

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).containsExactly(vast, WITH_BODY);
        assertThat(read.oddities()).containsEntry("stream-message-too-long", 1L);
    }

    @Test
    void connectionsGiveWayToOthersAtTheLimit() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(REQUEST);
        String to = "198.51.100.1:5060";
        for (int port = 1; port <= 3; port++) {
            talk.capture.segment("192.0.2.9:" + port, to, 16, 1, 1, bytes(register(10 + port, "")));
        }
        StreamLimits few = new StreamLimits(
                2, 8, 1_000, Duration.ofSeconds(1), 1_000, 500, 1_000, 1_000, 100, Duration.ofSeconds(1));

        Reading read = Reading.of(talk.capture, few, KeyLog.empty());

        assertThat(read.texts()).hasSize(4);
        assertThat(read.oddities()).containsEntry("stream-forgotten", 2L);
    }

    @Test
    void connectionWithoutSipIsDismissed() {
        Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:7000", 1, 1);
        talk.client.inPieces(new byte[80_000], 1_400).says("\n" + REQUEST);

        Reading read = Reading.of(talk.capture);

        assertThat(read.texts()).isEmpty();
        assertThat(read.sipFrames()).isZero();
        assertThat(read.events()).isEmpty();
    }

    @Test
    void webPageIsNoSip() {
        Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:80", 1, 1);
        talk.client.says("GET / HTTP/1.1\nHost: example.com\n\n").says(REQUEST);

        assertThat(Reading.of(talk.capture).texts()).isEmpty();
    }
}
