package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.net.Transport;
import io.siptrail.registration.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Causes that the network, a connection or an address makes. */
class NetworkCausesTest {

    private static final String NO_RPORT = "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-np";

    @TestFactory
    Stream<DynamicTest> causeIsFoundWhereItIsAndNowhereElse() {
        return rows().stream().flatMap(CauseRow::tests);
    }

    /** Every row of this class. */
    static List<CauseRow> rows() {
        return Stream.of(connections(), addresses(), silence())
                .flatMap(List::stream)
                .toList();
    }

    private static Scene tcp() {
        return Scene.begin().over(Transport.TCP);
    }

    private static List<CauseRow> connections() {
        return List.of(
                new CauseRow(
                        "connection-refused",
                        "a RST answers the SYN by which the challenged client comes back (RFC 9293 3.10.7)",
                        tcp().register().challenge("n").connection(ConnectionEvent.Kind.REFUSED),
                        "the RST answers another registrar's SYN",
                        tcp().register()
                                .challenge("n")
                                .registrar("192.0.2.99:5060")
                                .connection(ConnectionEvent.Kind.REFUSED)),
                new CauseRow(
                        "connection-timeout",
                        "nothing answers the SYN of the client that comes back",
                        tcp().register().challenge("n").connection(ConnectionEvent.Kind.TIMED_OUT),
                        "another client's SYN is unanswered",
                        tcp().register()
                                .challenge("n")
                                .phone("192.0.2.7:5060")
                                .connection(ConnectionEvent.Kind.TIMED_OUT)),
                new CauseRow(
                        "tls-failed",
                        "TLS fails when the challenged client comes back (RFC 8446 6)",
                        tcp().register().challenge("n").connection(ConnectionEvent.Kind.TLS_FAILED),
                        "it failed before the attempt",
                        tcp().connection(ConnectionEvent.Kind.TLS_FAILED)
                                .pause(1000)
                                .register()
                                .challenge("n")),
                new CauseRow(
                        "connection-lost",
                        "a RST comes before the answer (RFC 3261 18.4)",
                        tcp().register().connection(ConnectionEvent.Kind.RESET),
                        "the answer comes first",
                        tcp().register().answer("403 Forbidden").connection(ConnectionEvent.Kind.RESET)),
                new CauseRow(
                        "server-unreachable",
                        "ICMP port unreachable quotes the request (RFC 792)",
                        Scene.begin().register().icmp("192.0.2.10", 3, 3).ladder(10),
                        "fragmentation needed says something else",
                        Scene.begin().register().icmp("192.0.2.10", 3, 4).ladder(10)));
    }

    private static List<CauseRow> addresses() {
        return List.of(
                new CauseRow(
                        "response-to-wrong-port",
                        "the answer goes to the port of the Via, without rport (RFC 3581)",
                        Scene.begin()
                                .phone("192.0.2.1:40000")
                                .register(NO_RPORT)
                                .answerBetween("192.0.2.10:5060", "192.0.2.1:5060", "401 Unauthorized")
                                .ladder(3),
                        "the answer goes where the request came from",
                        Scene.begin()
                                .phone("192.0.2.1:40000")
                                .register(NO_RPORT)
                                .challenge("n")
                                .ladder(3)),
                new CauseRow(
                        "response-from-wrong-address",
                        "the answer comes from the registrar's other address, and the client goes on sending",
                        Scene.begin()
                                .register()
                                .answerBetween("192.0.2.11:5060", "192.0.2.1:5060", "401 Unauthorized")
                                .ladder(3),
                        "the answer comes from the one that was asked",
                        Scene.begin().register().challenge("n").ladder(3)),
                new CauseRow(
                        "response-fragment-lost",
                        "the first fragment comes, and the client sends again (RFC 791 3.2)",
                        Scene.begin().register().firstFragment("SIP/2.0 200 OK").ladder(3),
                        "the client does not send again: it had the whole",
                        Scene.begin().register().firstFragment("SIP/2.0 200 OK")),
                new CauseRow(
                        "response-not-received",
                        "two retransmissions follow the answer (RFC 3261 17.1.2.2)",
                        Scene.begin().register().challenge("n").again(1000).again(2000),
                        "one may have crossed the answer on its way",
                        Scene.begin().register().challenge("n").again(1000)),
                new CauseRow(
                        "late-answer",
                        "the answer comes after 64 T1 (RFC 3261 17.1.2.2)",
                        Scene.begin().register().ladder(10).pause(1500).answer("403 Forbidden"),
                        "it comes after 30 s",
                        Scene.begin().register().pause(30_000).answer("403 Forbidden")));
    }

    private static List<CauseRow> silence() {
        return List.of(
                new CauseRow(
                        "one-way-capture",
                        "the client goes on with a nonce that nobody was seen to give",
                        Scene.begin().register().credentials("alice", "x", "n"),
                        "one answer is there",
                        Scene.begin().register().challenge("n").credentials("alice", "x", "n")),
                new CauseRow(
                        "upstream-timeout",
                        "408 from a proxy (RFC 3261 16.8)",
                        Scene.begin()
                                .register()
                                .answer("100 Trying")
                                .pause(20_000)
                                .answer("408 Request Timeout"),
                        "403 is the proxy's own word",
                        Scene.begin()
                                .register()
                                .answer("100 Trying")
                                .pause(20_000)
                                .answer("403 Forbidden")),
                new CauseRow(
                        "source-blocked",
                        "silence after a refusal, while another phone is answered",
                        blocked(true),
                        "nobody else is answered since",
                        blocked(false)),
                new CauseRow(
                        "no-answer",
                        "eleven sendings and nothing back (RFC 3261 17.1.2.2)",
                        Scene.begin().register().ladder(10),
                        "an answer came",
                        Scene.begin().register().ladder(9).answer("403 Forbidden")));
    }

    private static Scene blocked(boolean othersAnswered) {
        Scene scene = Scene.begin()
                .register()
                .challenge("n")
                .credentials("alice", "wrong", "n")
                .challenge("m")
                .pause(60_000)
                .call("call-2")
                .register();
        if (!othersAnswered) {
            return scene.ladder(10);
        }
        // The other phone comes between two sendings, so that the silent attempt is still the last to begin.
        Scene first = Scene.begin()
                .register()
                .challenge("n")
                .credentials("alice", "wrong", "n")
                .challenge("m")
                .pause(60_000)
                .somebodyElseBegins()
                .call("call-2")
                .register()
                .somebodyElseIsAnswered();
        return first.ladder(10);
    }

    @Test
    void slowAnswerIsNotCalledLostByTheSendingsThatCrossIt() {
        Scene.Ending ending = Scene.begin().register().ladder(3).challenge("n").end();

        assertThat(ending.cause()).isEqualTo("challenge-unanswered");
    }

    @Test
    void portUnreachableThatQuotesAnEarlierRequestProvesNothing() {
        Scene.Ending ending = Scene.begin()
                .icmp("192.0.2.10", 3, 3)
                .pause(60_000)
                .register()
                .ladder(10)
                .end();

        assertThat(ending.cause()).isEqualTo("no-answer");
    }

    @Test
    void pendingAttemptWithIcmpIsAtMostLikely() {
        Scene.Ending ending =
                Scene.begin().register().icmp("192.0.2.10", 3, 3).endsAt(2000).end();

        assertThat(ending.attempts().get(0).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(ending.last().cause()).isEqualTo(Cause.SERVER_UNREACHABLE);
        assertThat(ending.last().confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void pendingAttemptWithoutProofHasNoCause() {
        assertThat(Scene.begin().register().endsAt(2000).end().cause()).isEmpty();
        assertThat(Scene.begin().register().challenge("n").endsAt(2000).end().cause())
                .isEmpty();
    }

    @Test
    void explanationSaysWhereItWasCaptured() {
        Scene lost =
                Scene.begin().hops(64, 57).register().challenge("n").again(1000).again(2000);

        assertThat(lost.end().last().explanation().parts().toString()).contains("client's side");
    }

    private static String words(Scene scene) {
        return scene.end().last().explanation().parts().toString();
    }

    @Test
    void silenceIsNobodysFaultAsFarAsTheCaptureCanTell() {
        assertThat(words(Scene.begin().hops(64, 64).register().ladder(10)))
                .contains("before any router, so that how far it got cannot be told");
        assertThat(words(Scene.begin().hops(61, 64).register().ladder(10)))
                .contains("behind a router, so that the client's own network lets it out");
        assertThat(words(Scene.begin().hops(0, 0).register().ladder(10))).doesNotContain("router");
    }

    @Test
    void silenceAfterAChallengeShowsThatItArrivedOnlyWhereTheClientWouldHaveSentAgain() {
        assertThat(words(Scene.begin().register().challenge("n"))).contains("so that the challenge reached it");
        assertThat(words(tcp().hops(64, 64).register().challenge("n"))).contains("cannot be told");
        assertThat(words(tcp().hops(64, 57).register().challenge("n")))
                .contains("captured at the client's side, so that the challenge came as far as the client's network");
        assertThat(words(tcp().hops(57, 64).register().challenge("n"))).contains("cannot be told");
    }

    @Test
    void connectionThatFailsMayDoSoInAnothersName() {
        assertThat(words(tcp().register().connection(ConnectionEvent.Kind.REFUSED)))
                .contains("or a firewall in its name");
        assertThat(words(tcp().register().connection(ConnectionEvent.Kind.TIMED_OUT)))
                .contains("or something on the way drops it");
    }

    @Test
    void associationThatFailsIsSpokenOfInItsOwnWords() {
        Scene refused = Scene.begin().over(Transport.SCTP).register().connection(ConnectionEvent.Kind.REFUSED);
        Scene lost = Scene.begin().over(Transport.SCTP).register().connection(ConnectionEvent.Kind.CLOSED);

        assertThat(words(refused)).contains("an ABORT answers the INIT");
        assertThat(words(lost)).contains("a SHUTDOWN ends the connection");
    }

    /** Over UDP what is not sent again was answered; a connection sends nothing again. */
    @Test
    void onAConnectionOnlyANewNonceTellsThatThereWereAnswers() {
        Scene reset = tcp().credentials("alice", "x", "n").connection(ConnectionEvent.Kind.RESET);
        Scene silent = tcp().credentials("alice", "x", "n").pause(40_000);
        Scene led = tcp().register().credentials("alice", "x", "n").connection(ConnectionEvent.Kind.CLOSED);

        assertThat(words(reset)).contains("a RST ends the connection");
        assertThat(words(silent)).doesNotContain("must have been answered");
        assertThat(words(led)).contains("must have been answered");
    }

    @Test
    void silenceOfARegistrarOfWhichNothingWasHeardIsNotProven() {
        Scene scene = Scene.begin()
                .register()
                .send(
                        "REGISTER sip:example.com SIP/2.0",
                        List.of(
                                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-of-the-proxy",
                                "Via: SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bK-call-1-1",
                                "From: <sip:alice@example.com>;tag=f",
                                "To: <sip:alice@example.com>",
                                "Call-ID: call-1",
                                "CSeq: 1 REGISTER"),
                        "192.0.2.10:5060",
                        "192.0.2.20:5060",
                        64);

        assertThat(scene.end().last())
                .extracting(Diagnosis::cause, Diagnosis::confidence)
                .containsExactly(Cause.UPSTREAM_TIMEOUT, Confidence.LIKELY);
    }
}
