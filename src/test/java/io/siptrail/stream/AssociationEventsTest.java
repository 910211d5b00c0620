package io.siptrail.stream;

import static io.siptrail.stream.Dialogue.Wire.bytes;
import static io.siptrail.stream.Dialogue.Wire.ok;
import static io.siptrail.stream.Dialogue.Wire.register;
import static io.siptrail.testing.SctpCapture.WHOLE;
import static io.siptrail.testing.SctpCapture.chunk;
import static io.siptrail.testing.SctpCapture.data;
import static io.siptrail.testing.SctpCapture.init;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Transport;
import io.siptrail.testing.SctpCapture;
import org.junit.jupiter.api.Test;

/** What happened to associations that are or may be SIP (RFC 9260 §5, §9). */
class AssociationEventsTest {

    private static final String CLIENT = "192.0.2.1:40000";
    private static final String SERVER = "198.51.100.1:5060";
    private static final int TO_SERVER = 0x5e5e5e5e;
    private static final int TO_CLIENT = 0xc1c1c1c1;

    private final SctpCapture capture = new SctpCapture();

    private void opening() {
        opening(capture);
    }

    private static void opening(SctpCapture capture) {
        capture.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, TO_CLIENT, 1));
        capture.packet(SERVER, CLIENT, TO_CLIENT, init(SctpCapture.INIT_ACK, TO_SERVER, 9));
        capture.packet(CLIENT, SERVER, TO_SERVER, chunk(SctpCapture.COOKIE_ECHO, 0, new byte[] {1, 2, 3, 4}));
        capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.COOKIE_ACK, 0));
    }

    private void request() {
        capture.packet(CLIENT, SERVER, TO_SERVER, data(WHOLE, 1, bytes(register(1, ""))));
    }

    private void answer() {
        capture.packet(SERVER, CLIENT, TO_CLIENT, data(WHOLE, 9, bytes(ok(1))));
    }

    @Test
    void abortInAnswerToAnInitIsARefusal() {
        capture.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, TO_CLIENT, 1));
        capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.ABORT, 0));

        Reading read = Reading.of(capture);

        assertThat(read.kinds()).containsExactly(ConnectionEventKind.REFUSED);
        ConnectionEvent refused = read.events().get(0);
        assertThat(refused.transport()).isEqualTo(Transport.SCTP);
        assertThat(refused.client()).hasToString(CLIENT);
        assertThat(refused.server()).hasToString(SERVER);
        assertThat(refused.frame().number()).isEqualTo(2);
    }

    @Test
    void initThatIsRepeatedInVainIsUnanswered() {
        for (int i = 0; i < 3; i++) {
            capture.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, TO_CLIENT, 1))
                    .afterMillis(1_000L << i);
        }

        Reading read = Reading.of(capture);

        assertThat(read.kinds()).containsExactly(ConnectionEventKind.SYN_UNANSWERED);
        assertThat(read.events().get(0).detail()).isEqualTo("sent 3 times");
    }

    @Test
    void refusalOnAnotherPortIsNotTold() {
        capture.packet(CLIENT, "198.51.100.1:2905", 0, init(SctpCapture.INIT, TO_CLIENT, 1));
        capture.packet("198.51.100.1:2905", CLIENT, TO_CLIENT, chunk(SctpCapture.ABORT, 0));

        assertThat(Reading.of(capture).events()).isEmpty();
    }

    @Test
    void abortWhileARequestWaitsIsTold() {
        opening();
        request();
        capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.ABORT, 0));

        assertThat(Reading.of(capture).kinds()).containsExactly(ConnectionEventKind.RESET_UNANSWERED);
    }

    @Test
    void abortMayCarryTheTagOfItsSender() {
        opening();
        request();
        answer();
        capture.packet(SERVER, CLIENT, TO_SERVER, chunk(SctpCapture.ABORT, 1));

        assertThat(Reading.of(capture).kinds()).containsExactly(ConnectionEventKind.RESET);
    }

    @Test
    void shutdownEndsAnAssociation() {
        opening();
        request();
        answer();
        capture.packet(CLIENT, SERVER, TO_SERVER, chunk(SctpCapture.SHUTDOWN, 0, new byte[] {0, 0, 0, 9}));
        capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.SHUTDOWN_ACK, 0));
        capture.packet(CLIENT, SERVER, TO_SERVER, chunk(SctpCapture.SHUTDOWN_COMPLETE, 0));

        Reading read = Reading.of(capture);

        assertThat(read.kinds()).containsExactly(ConnectionEventKind.CLOSED);
        assertThat(read.events().get(0).client()).hasToString(CLIENT);
        assertThat(read.events().get(0).frame().number()).isEqualTo(7);
    }

    @Test
    void samePortsMayBeUsedAgain() {
        opening();
        request();
        capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.ABORT, 0));
        capture.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, 33, 1));
        capture.packet(SERVER, CLIENT, 33, init(SctpCapture.INIT_ACK, 44, 9));
        capture.packet(CLIENT, SERVER, 44, data(WHOLE, 1, bytes(register(2, ""))));

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""), register(2, ""));
        assertThat(read.kinds()).containsExactly(ConnectionEventKind.RESET_UNANSWERED);
    }

    @Test
    void abortWithATagThatNeitherEndAskedForIsDropped() {
        for (int flags : new int[] {0, 1}) {
            SctpCapture each = new SctpCapture();
            opening(each);
            each.packet(SERVER, CLIENT, 999, chunk(SctpCapture.ABORT, flags));
            each.packet(SERVER, CLIENT, 999, chunk(SctpCapture.SHUTDOWN_COMPLETE, flags));
            each.packet(CLIENT, SERVER, TO_SERVER, data(WHOLE, 1, bytes(register(1, ""))));

            Reading read = Reading.of(each);

            assertThat(read.texts()).containsExactly(register(1, ""));
            assertThat(read.events()).isEmpty();
        }
    }

    @Test
    void abortWithTheTagOfItsReceiverButMarkedAsItsSendersIsDropped() {
        opening();
        capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.ABORT, 1));
        request();

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""));
        assertThat(read.events()).isEmpty();
    }

    @Test
    void abortWithTheTagOfItsSenderEndsAnAssociationBetweenEqualPorts() {
        String client = "192.0.2.1:5060";
        capture.packet(client, SERVER, 0, init(SctpCapture.INIT, TO_CLIENT, 1));
        capture.packet(SERVER, client, TO_CLIENT, init(SctpCapture.INIT_ACK, TO_SERVER, 9));
        capture.packet(client, SERVER, TO_SERVER, data(WHOLE, 1, bytes(register(1, ""))));
        capture.packet(SERVER, client, TO_SERVER, chunk(SctpCapture.ABORT, 1));

        assertThat(Reading.of(capture).kinds()).containsExactly(ConnectionEventKind.RESET_UNANSWERED);
    }

    @Test
    void copiesFromASecondPointAreNoSecondAssociation() {
        for (int copy = 0; copy < 2; copy++) {
            opening();
            request();
            answer();
            capture.packet(CLIENT, SERVER, TO_SERVER, chunk(SctpCapture.SHUTDOWN, 0, new byte[] {0, 0, 0, 9}));
            capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.SHUTDOWN_ACK, 0));
            capture.packet(CLIENT, SERVER, TO_SERVER, chunk(SctpCapture.SHUTDOWN_COMPLETE, 0));
        }

        Reading read = Reading.of(capture);

        assertThat(read.texts()).containsExactly(register(1, ""), ok(1));
        assertThat(read.kinds()).containsExactly(ConnectionEventKind.CLOSED);
    }

    @Test
    void initThatSomebodyMadeUpDoesNotEndAnAssociation() {
        opening();
        request();
        capture.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, 33, 1));
        capture.packet(SERVER, CLIENT, 33, init(SctpCapture.INIT_ACK, 44, 9));
        request();
        answer();

        assertThat(Reading.of(capture).texts()).containsExactly(register(1, ""), ok(1));
    }

    @Test
    void endThatBeginsAgainReplacesItsAssociation() {
        for (boolean answered : new boolean[] {true, false}) {
            SctpCapture each = new SctpCapture();
            opening(each);
            each.packet(CLIENT, SERVER, TO_SERVER, data(WHOLE, 1, bytes(register(1, ""))));
            each.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, 33, 1));
            if (answered) {
                each.packet(SERVER, CLIENT, 33, init(SctpCapture.INIT_ACK, 44, 9));
            }
            each.packet(CLIENT, SERVER, 44, chunk(SctpCapture.COOKIE_ECHO, 0, new byte[] {1, 2, 3, 4}));
            each.packet(CLIENT, SERVER, 44, data(WHOLE, 1, bytes(register(2, ""))));
            each.packet(SERVER, CLIENT, 33, data(WHOLE, 9, bytes(ok(2))));
            each.afterMillis(40_000).packet(SERVER, CLIENT, 33, chunk(SctpCapture.SHUTDOWN, 0, new byte[4]));

            Reading read = Reading.of(each);

            assertThat(read.texts()).containsExactly(register(1, ""), register(2, ""), ok(2));
            assertThat(read.kinds()).containsExactly(ConnectionEventKind.CLOSED);
        }
    }

    @Test
    void secondAnswerToAnInitMayAskForAnotherTag() {
        for (int accepted : new int[] {44, 55}) {
            SctpCapture each = new SctpCapture();
            each.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, TO_CLIENT, 1));
            each.packet(SERVER, CLIENT, TO_CLIENT, init(SctpCapture.INIT_ACK, 44, 9));
            each.packet(CLIENT, SERVER, 0, init(SctpCapture.INIT, TO_CLIENT, 1));
            each.packet(SERVER, CLIENT, TO_CLIENT, init(SctpCapture.INIT_ACK, 55, 9));
            each.packet(CLIENT, SERVER, accepted, chunk(SctpCapture.COOKIE_ECHO, 0, new byte[] {1, 2, 3, 4}));
            each.packet(CLIENT, SERVER, accepted, data(WHOLE, 1, bytes(register(1, ""))));
            each.packet(CLIENT, SERVER, 999, data(WHOLE, 1, bytes(register(2, ""))));

            assertThat(Reading.of(each).texts()).containsExactly(register(1, ""));
        }
    }

    @Test
    void endOfWhichNoTagIsKnownHidesNothing() {
        capture.packet(SERVER, CLIENT, TO_CLIENT, chunk(SctpCapture.ABORT, 0));
        request();
        answer();

        assertThat(Reading.of(capture).texts()).containsExactly(register(1, ""), ok(1));
    }
}
