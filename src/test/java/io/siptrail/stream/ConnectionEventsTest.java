package io.siptrail.stream;

import static io.siptrail.stream.ConnectionEventKind.CLOSED;
import static io.siptrail.stream.ConnectionEventKind.CLOSED_UNANSWERED;
import static io.siptrail.stream.ConnectionEventKind.REFUSED;
import static io.siptrail.stream.ConnectionEventKind.RESET;
import static io.siptrail.stream.ConnectionEventKind.RESET_UNANSWERED;
import static io.siptrail.stream.ConnectionEventKind.SYN_UNANSWERED;
import static io.siptrail.stream.Dialogue.Wire.ok;
import static io.siptrail.stream.Dialogue.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.stream.tls.KeyLog;
import io.siptrail.testing.TcpCapture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happened to connections that are or may be SIP. */
class ConnectionEventsTest {

    private static final String CLIENT = "192.0.2.1:40000";
    private static final String SERVER = "198.51.100.1:5060";

    @Test
    void resetInAnswerToASynIsARefusal() {
        Dialogue talk = Dialogue.underWay(CLIENT, SERVER, 1, 1);
        talk.client.syn();
        talk.server.rst();

        Reading read = Reading.of(talk.capture);

        assertThat(read.kinds()).containsExactly(REFUSED);
        ConnectionEvent refused = read.events().get(0);
        assertThat(refused.client()).hasToString(CLIENT);
        assertThat(refused.server()).hasToString(SERVER);
        assertThat(refused.frame().number()).isEqualTo(2);
    }

    @Test
    void refusalOnAnotherPortIsNotTold() {
        Dialogue talk = Dialogue.underWay(CLIENT, "198.51.100.1:443", 1, 1);
        talk.client.syn();
        talk.server.rst();

        assertThat(Reading.of(talk.capture).events()).isEmpty();
    }

    @Test
    void synThatIsRepeatedInVainIsUnanswered() {
        Dialogue talk = Dialogue.underWay(CLIENT, SERVER, 1, 1);
        talk.client.syn().syn().syn();

        Reading read = Reading.of(talk.capture);

        assertThat(read.kinds()).containsExactly(SYN_UNANSWERED);
        assertThat(read.events().get(0).frame().number()).isEqualTo(1);
        assertThat(read.events().get(0).detail()).isEqualTo("sent 3 times");
    }

    @Test
    void synAtTheEndOfTheCaptureProvesNothing() {
        Dialogue talk = Dialogue.underWay(CLIENT, SERVER, 1, 1);
        talk.client.syn();

        assertThat(Reading.of(talk.capture).events()).isEmpty();
    }

    @Test
    void synIsUnansweredAfterTheTimeOfATransaction() {
        Dialogue talk = Dialogue.underWay(CLIENT, SERVER, 1, 1);
        talk.client.syn();
        talk.capture.afterMillis(33_000);
        talk.capture.segment("192.0.2.7:1", SERVER, 2, 1, 0, new byte[0]);

        assertThat(Reading.of(talk.capture).kinds()).containsExactly(SYN_UNANSWERED);
    }

    @Test
    void resetWhileARequestWaitsIsToldApart() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(register(1, ""));
        talk.server.rst();

        assertThat(Reading.of(talk.capture).kinds()).containsExactly(RESET_UNANSWERED);
    }

    @Test
    void resetAfterTheAnswerIsOnlyAnEnd() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(register(1, ""));
        talk.server.says(ok(1)).rst();

        assertThat(Reading.of(talk.capture).kinds()).containsExactly(RESET);
    }

    @Test
    void finWhileARequestWaitsIsToldApart() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(register(1, ""));
        talk.server.fin();
        talk.client.fin();

        Reading read = Reading.of(talk.capture);

        assertThat(read.kinds()).containsExactly(CLOSED_UNANSWERED);
        assertThat(read.events().get(0).frame().number()).isEqualTo(5);
    }

    @Test
    void answerAfterTheClientsFinCounts() {
        Dialogue talk = Dialogue.opened();
        talk.client.says(register(1, "")).fin();
        talk.server.says(ok(1)).fin();

        assertThat(Reading.of(talk.capture).kinds()).containsExactly(CLOSED);
    }

    @Test
    void synsThatNobodyAnswersAreBounded() {
        StreamLimits tight = new StreamLimits(
                2, 8, 2_000, Duration.ofSeconds(1), 4_000, 300, 600, 600, 2_000, Duration.ofSeconds(32));
        TcpCapture flood = new TcpCapture();
        for (int i = 0; i < 50; i++) {
            flood.segment("192.0.2.1:" + (40_000 + i), "198.51.100.1:5060", TcpCapture.SYN, i, 0, new byte[0]);
        }

        assertThat(Reading.of(flood, tight, KeyLog.empty()).events()).isEmpty();
    }
}
