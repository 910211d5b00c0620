package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.evidence.ConnectionEvent.Kind;
import io.siptrail.diagnosis.examination.ShortenedPrecedence;
import io.siptrail.net.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The order of each two causes that stand next to each other in the precedence: a scene in which both fit, which the first
 * decides, and the second where there is no first.
 */
class CauseNeighboursTest {

    private static final String SECRET = "alice:example.com:wonder";

    /** Neighbours of which one needs what the other excludes. */
    private static final Set<String> NEVER_TOGETHER = Set.of(
            // The first needs silence, the second an answer, or the other way round.
            "server-unreachable > response-to-wrong-port",
            "response-from-wrong-address > response-fragment-lost",
            "response-fragment-lost > response-not-received",
            "credentials-rejected > one-way-capture",
            "one-way-capture > challenge-unanswered",
            "challenge-unanswered > upstream-timeout",
            // The domain is served, or it is not.
            "unknown-user > wrong-domain",
            // The realm was offered, or it was not.
            "realm-mismatch > algorithm-mismatch",
            // They go by different statuses.
            "contact-star-misuse > extension-mismatch",
            "loop-detected > redirected",
            "redirected > server-overloaded",
            "server-error > binding-not-stored",
            "binding-not-stored > bad-request",
            "bad-request > digest-miscalculated",
            "policy-refused > server-secret-differs");

    private record Pair(String winner, String loser, Scene scene) {

        String name() {
            return winner + " > " + loser;
        }
    }

    @TestFactory
    Stream<DynamicTest> firstDecidesAndTheSecondWouldWithoutIt() {
        return pairs().stream().map(pair -> DynamicTest.dynamicTest(pair.name(), () -> check(pair)));
    }

    private static void check(Pair pair) {
        String without = pair.scene()
                .end(evidence -> ShortenedPrecedence.without(pair.winner(), evidence))
                .cause();
        assertThat(without).as("without " + pair.winner()).isEqualTo(pair.loser());
        assertThat(pair.scene().end().cause()).isEqualTo(pair.winner());
    }

    @Test
    void everyTwoNeighboursHaveAScene() {
        List<String> known = new ArrayList<>(pairs().stream().map(Pair::name).toList());
        known.addAll(NEVER_TOGETHER);

        assertThat(known).containsExactlyInAnyOrderElementsOf(ShortenedPrecedence.neighbours());
    }

    private static List<Pair> pairs() {
        return Stream.of(connections(), answers(), headers(), nonces(), refusals(), digests(), silence())
                .flatMap(List::stream)
                .toList();
    }

    private static Scene over(Transport transport) {
        return Scene.begin().over(transport);
    }

    private static List<Pair> connections() {
        return List.of(
                new Pair(
                        "connection-refused",
                        "connection-timeout",
                        over(Transport.TCP)
                                .register()
                                .challenge("n")
                                .connection(Kind.TIMED_OUT)
                                .connection(Kind.REFUSED)),
                new Pair(
                        "connection-timeout",
                        "connection-lost",
                        over(Transport.TCP).register().connection(Kind.CLOSED).connection(Kind.TIMED_OUT)),
                new Pair(
                        "connection-lost",
                        "tls-failed",
                        over(Transport.TLS).register().connection(Kind.RESET).connection(Kind.TLS_FAILED)),
                new Pair(
                        "tls-failed",
                        "server-unreachable",
                        over(Transport.TLS)
                                .register()
                                .connection(Kind.TLS_FAILED)
                                .icmp("192.0.2.10", 3, 1)));
    }

    private static List<Pair> answers() {
        return List.of(
                new Pair(
                        "response-to-wrong-port",
                        "response-from-wrong-address",
                        Scene.begin()
                                .phone("192.0.2.1:40000")
                                .register("Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-p")
                                .answerBetween("192.0.2.11:5060", "192.0.2.1:5060", "401 Unauthorized")
                                .ladder(3)),
                new Pair(
                        "response-not-received",
                        "late-answer",
                        Scene.begin()
                                .register()
                                .pause(33_000)
                                .answer("403 Forbidden")
                                .again(1000)
                                .again(2000)),
                new Pair(
                        "late-answer",
                        "malformed-credentials",
                        challenged()
                                .register(digest("Authorization", ", qop=auth, nc=1, cnonce=\"c\""))
                                .pause(33_000)
                                .challenge("m")));
    }

    private static Scene challenged() {
        return Scene.begin().secret(SECRET).register().challenge("n");
    }

    private static String digest(String kind, String rest) {
        return kind
                + ": Digest username=\"alice\", realm=\"example.com\", nonce=\"n\", uri=\"sip:example.com\", response=\""
                + Scene.md5("x") + "\"" + rest;
    }

    private static Scene shown(String header) {
        return challenged().register(header).challenge("m");
    }

    private static List<Pair> headers() {
        String auts = ", algorithm=AKAv1-MD5, auts=\"CjkyMzRiOiB5c29oNTk=\"";
        return List.of(
                new Pair(
                        "malformed-credentials",
                        "wrong-credentials-header",
                        shown(digest("Proxy-Authorization", ", qop=auth, nc=1, cnonce=\"c\""))),
                new Pair("wrong-credentials-header", "aka-resync", shown(digest("Proxy-Authorization", auts))),
                new Pair(
                        "aka-resync",
                        "realm-mismatch",
                        shown(digest("Authorization", auts).replace("realm=\"example.com\"", "realm=\"other\""))),
                new Pair(
                        "algorithm-mismatch",
                        "qop-mismatch",
                        shown(digest("Authorization", ", algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"c\""))),
                new Pair(
                        "qop-mismatch",
                        "wrong-server-nonce",
                        challenged()
                                .registrar("192.0.2.11:5060")
                                .register(digest("Authorization", ", qop=auth, nc=00000001, cnonce=\"c\""))
                                .challenge("m")));
    }

    /** Used with count 1, and again after a minute, which is refused so. */
    private static Scene replayed(String refusal) {
        String challenge = "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"%s\", qop=\"auth\"";
        return Scene.begin()
                .register()
                .answer("401 Unauthorized", challenge.replace("%s", "n"))
                .authorized(Scene.counted("alice", "n", "00000001"))
                .ok()
                .pause(60_000)
                .authorized(Scene.counted("alice", "n", "00000001"))
                .answer(refusal, challenge.replace("%s", "m"));
    }

    private static List<Pair> nonces() {
        return List.of(
                new Pair(
                        "wrong-server-nonce",
                        "stale-ignored",
                        Scene.begin()
                                .register()
                                .challenge("n")
                                .registrar("192.0.2.11:5060")
                                .credentials("alice", "x", "n")
                                .challenge("m", ", stale=true")
                                .credentials("alice", "x", "n")
                                .challenge("o", ", stale=true")),
                new Pair(
                        "stale-ignored",
                        "nonce-expired",
                        Scene.begin()
                                .register()
                                .challenge("n")
                                .credentials("alice", "x", "n")
                                .challenge("m", ", stale=true")
                                .credentials("alice", "x", "n")
                                .challenge("o", ", stale=true")),
                new Pair("nonce-expired", "nonce-replayed", replayed("401 Stale nonce")),
                new Pair("nonce-replayed", "unknown-user", replayed("401 User unknown")));
    }

    private static Scene said(String status, String... headers) {
        return Scene.begin().register().answer(status, headers);
    }

    private static List<Pair> refusals() {
        return List.of(
                new Pair(
                        "wrong-domain",
                        "too-many-contacts",
                        Scene.begin()
                                .somebodyRegisters("sip:bob@example.com", "192.0.2.2:5060")
                                .user("sip:alice@exmaple.com")
                                .register()
                                .answer("403 Too many contacts")),
                new Pair(
                        "too-many-contacts",
                        "interval-too-brief",
                        said("423 Interval Too Brief", "P-Registrar-Error: Too many registered contacts")),
                new Pair(
                        "interval-too-brief",
                        "cseq-not-increased",
                        said("423 Interval Too Brief", "P-Registrar-Error: Invalid CSeq number")),
                new Pair(
                        "cseq-not-increased",
                        "contact-star-misuse",
                        Scene.begin()
                                .register("Contact: *", "Expires: 60")
                                .answer("400 Bad Request", "P-Registrar-Error: Invalid CSeq number")),
                new Pair(
                        "extension-mismatch",
                        "not-a-registrar",
                        said("420 Bad Extension", "Unsupported: path", "Allow: INVITE, ACK")),
                new Pair("not-a-registrar", "loop-detected", said("483 Too Many Hops", "Allow: INVITE, ACK")),
                new Pair("server-overloaded", "server-error", said("503 Service Unavailable", "Retry-After: 10")));
    }

    private static Scene refused(Scene scene, String password, String status) {
        return scene.credentials("alice", password, "n")
                .answer(status, "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"");
    }

    /** Bob's secret is known too, and he shows it for alice's address. */
    private static Scene asBob(String password, String status, Scene scene) {
        return scene.secret("bob:example.com:builder")
                .credentials("bob", password, "n")
                .answer(status, "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"");
    }

    private static Scene forOtherUri(Scene scene, String status) {
        return scene.uri("sip:10.0.0.1")
                .authorized(Scene.authorization("alice", "wonder", "n", "sip:example.com"))
                .answer(status, "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"");
    }

    private static List<Pair> digests() {
        return List.of(
                new Pair(
                        "digest-miscalculated",
                        "wrong-password",
                        refused(challenged(), "wonder\n", "401 Wrong password")),
                new Pair("wrong-password", "wrong-auth-username", asBob("mirror", "403 Forbidden", challenged())),
                new Pair(
                        "wrong-auth-username",
                        "nonce-bound",
                        asBob("builder", "401 Unauthorized", challenged().call("call-2"))),
                new Pair(
                        "nonce-bound",
                        "digest-uri-mismatch",
                        forOtherUri(challenged().call("call-2"), "401 Unauthorized")),
                new Pair("digest-uri-mismatch", "policy-refused", forOtherUri(challenged(), "403 Forbidden")),
                new Pair(
                        "server-secret-differs",
                        "credentials-rejected",
                        refused(challenged(), "wonder", "401 Unauthorized")));
    }

    private static Scene blocked(Scene scene) {
        return scene.register()
                .challenge("n")
                .credentials("alice", "wrong", "n")
                .challenge("m")
                .pause(60_000)
                .somebodyElseBegins()
                .call("call-2")
                .register()
                .somebodyElseIsAnswered();
    }

    private static List<Pair> silence() {
        return List.of(
                new Pair("upstream-timeout", "source-blocked", forwarded()),
                new Pair("source-blocked", "no-answer", blocked(Scene.begin()).ladder(10)));
    }

    /** A proxy refused the phone before, says nothing to it now, and has sent its request on to nobody. */
    private static Scene forwarded() {
        String own = "Via: SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bK-call-2-1";
        return blocked(Scene.begin())
                .send(
                        "REGISTER sip:example.com SIP/2.0",
                        List.of(
                                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-of-the-proxy",
                                own,
                                "From: <sip:alice@example.com>;tag=f",
                                "To: <sip:alice@example.com>",
                                "Call-ID: call-2",
                                "CSeq: 1 REGISTER",
                                "Contact: <sip:alice@192.0.2.1:5060>"),
                        "192.0.2.10:5060",
                        "192.0.2.20:5060",
                        64);
    }
}
