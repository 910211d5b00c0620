package io.siptrail.diagnosis;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.evidence.ConnectionEvent.Kind;
import io.siptrail.net.Transport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cause once more, as another client or registrar shows it, beside what differs in one thing and is not called so. */
class CauseMatrixTest {

    private static final String SECRET = "alice:example.com:wonder";
    private static final String PHONE = "192.0.2.1:5060";
    private static final String REGISTRAR = "192.0.2.10:5060";

    @TestFactory
    Stream<DynamicTest> causeIsFoundWhereItIsAndNowhereElse() {
        return rows().stream().flatMap(CauseRow::tests);
    }

    @Test
    void everyCauseHasTwoScenesThatShowItAndTwoThatAlmostDo() {
        Map<String, Long> scenes = Stream.of(
                        rows(), CredentialCausesTest.rows(), NetworkCausesTest.rows(), PolicyCausesTest.rows())
                .flatMap(List::stream)
                .collect(groupingBy(CauseRow::id, counting()));

        assertThat(Arrays.stream(Cause.values())
                        .filter(cause -> cause != Cause.UNKNOWN)
                        .map(Cause::id)
                        .filter(id -> scenes.getOrDefault(id, 0L) < 2))
                .isEmpty();
    }

    private static List<CauseRow> rows() {
        return Stream.of(connections(), strays(), credentials(), nonces(), refusals(), faults(), digests(), silence())
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
                        "the connection of an unanswered request breaks, and a RST answers the next SYN",
                        tcp().register().connection(Kind.REFUSED),
                        "the request went by UDP, which needs no connection",
                        Scene.begin().register().ladder(10).connection(Kind.REFUSED)),
                new CauseRow(
                        "connection-timeout",
                        "the connection of an unanswered request breaks, and nothing answers the next SYN",
                        tcp().register().connection(Kind.TIMED_OUT),
                        "credentials were refused before",
                        tcp().register()
                                .challenge("n")
                                .credentials("alice", "x", "n")
                                .challenge("m")
                                .connection(Kind.TIMED_OUT)),
                new CauseRow(
                        "tls-failed",
                        "a TLS client gets an alert when it comes back (RFC 8446 6.2)",
                        Scene.begin().over(Transport.TLS).register().connection(Kind.TLS_FAILED),
                        "it was forbidden before",
                        Scene.begin()
                                .over(Transport.TLS)
                                .register()
                                .answer("403 Forbidden")
                                .connection(Kind.TLS_FAILED)),
                new CauseRow(
                        "connection-lost",
                        "a FIN comes before the answer (RFC 5626 4.2)",
                        tcp().register().connection(Kind.CLOSED),
                        "it ends another connection of the client",
                        tcp().register().phone("192.0.2.1:5999").connection(Kind.CLOSED)),
                new CauseRow(
                        "server-unreachable",
                        "a router says host unreachable (RFC 792)",
                        Scene.begin().register().icmp("203.0.113.9", 3, 1).ladder(10),
                        "a host lacks a fragment (RFC 792, type 11 code 1)",
                        Scene.begin().register().icmp("203.0.113.9", 11, 1).ladder(10)));
    }

    private static Scene fromOtherPort() {
        return Scene.begin().phone("192.0.2.1:40000").register("Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-p");
    }

    private static List<CauseRow> strays() {
        return List.of(
                new CauseRow(
                        "response-to-wrong-port",
                        "a 403 goes to the port of the Via (RFC 3261 18.2.2)",
                        fromOtherPort()
                                .answerBetween(REGISTRAR, PHONE, "403 Forbidden")
                                .ladder(3),
                        "it goes to another host",
                        fromOtherPort()
                                .answerBetween(REGISTRAR, "192.0.2.2:5060", "403 Forbidden")
                                .ladder(3)),
                new CauseRow(
                        "response-from-wrong-address",
                        "the challenge comes from another port and is left alone (a socket that is connected hears one peer)",
                        strayChallenge(),
                        "the client answers it all the same",
                        strayChallenge()
                                .register(
                                        "Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"n\","
                                                + " uri=\"sip:example.com\", response=\"" + Scene.md5("x") + "\"")
                                .answerBetween("192.0.2.10:5080", PHONE, "403 Forbidden")),
                new CauseRow(
                        "response-fragment-lost",
                        "the client sends again once after the first fragment of a 401",
                        Scene.begin()
                                .register()
                                .firstFragment("SIP/2.0 401 Unauthorized")
                                .again(500),
                        "a whole answer comes after all",
                        Scene.begin()
                                .register()
                                .firstFragment("SIP/2.0 401 Unauthorized")
                                .again(500)
                                .answer("403 Forbidden")),
                new CauseRow(
                        "response-not-received",
                        "a 403, and the client sends on (RFC 3261 17.1.2.2: a final ends that)",
                        Scene.begin()
                                .register()
                                .answer("403 Forbidden")
                                .again(1000)
                                .again(2000),
                        "the sendings may have crossed it: they come within T1",
                        Scene.begin()
                                .register()
                                .answer("403 Forbidden")
                                .again(200)
                                .again(200)),
                new CauseRow(
                        "late-answer",
                        "a 500 after 33 s",
                        Scene.begin().register().pause(33_000).answer("500 Server Internal Error"),
                        "a 408 after 33 s says that somebody else was late",
                        Scene.begin().register().pause(33_000).answer("408 Request Timeout")));
    }

    private static Scene strayChallenge() {
        return Scene.begin()
                .register()
                .answerBetween(
                        "192.0.2.10:5080",
                        PHONE,
                        "401 Unauthorized",
                        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\"");
    }

    private static Scene challenged() {
        return Scene.begin().secret(SECRET).register().challenge("n");
    }

    private static Scene shown(String kind, String rest) {
        return challenged().register(digest(kind, rest)).challenge("m");
    }

    private static String digest(String kind, String rest) {
        return kind
                + ": Digest username=\"alice\", realm=\"example.com\", nonce=\"n\", uri=\"sip:example.com\", response=\""
                + Scene.md5("x") + "\"" + rest;
    }

    private static Scene proxied(String kind) {
        return Scene.begin()
                .register()
                .answer(
                        "407 Proxy Authentication Required",
                        "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"n\"")
                .register(digest(kind, ""))
                .answer(
                        "407 Proxy Authentication Required",
                        "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"m\"");
    }

    private static Scene offered(String challenge, String shown) {
        return Scene.begin()
                .register()
                .answer("401 Unauthorized", "WWW-Authenticate: " + challenge)
                .authorized(shown)
                .challenge("m");
    }

    private static List<CauseRow> credentials() {
        String md5 = "Digest realm=\"example.com\", nonce=\"n\"";
        String counted = digest("Authorization", ", qop=auth, nc=00000001, cnonce=\"c\"");
        return List.of(
                new CauseRow(
                        "malformed-credentials",
                        "nc of seven digits (RFC 7616 3.4: 8LHEX)",
                        shown("Authorization", ", qop=auth, nc=0000001, cnonce=\"c\""),
                        "of eight",
                        shown("Authorization", ", qop=auth, nc=00000001, cnonce=\"c\"")),
                new CauseRow(
                        "wrong-credentials-header",
                        "Authorization for a 407 (RFC 3261 22.3)",
                        proxied("Authorization"),
                        "Proxy-Authorization for a 407",
                        proxied("Proxy-Authorization")),
                new CauseRow(
                        "aka-resync",
                        "auts with AKAv2 (RFC 4169)",
                        shown("Authorization", ", algorithm=AKAv2-MD5, auts=\"CjkyMzRiOiB5c29oNTk=\""),
                        "auts, and no further challenge",
                        challenged()
                                .register(
                                        digest("Authorization", ", algorithm=AKAv2-MD5, auts=\"CjkyMzRiOiB5c29oNTk=\""))
                                .answer("403 Forbidden")),
                new CauseRow(
                        "realm-mismatch",
                        "the client shows what it has for the registrar's address",
                        offered(
                                md5,
                                digest("Authorization", "").replace("realm=\"example.com\"", "realm=\"192.0.2.10\"")),
                        "the challenge names that realm too",
                        offered(
                                md5 + ", Digest realm=\"192.0.2.10\", nonce=\"n\"",
                                digest("Authorization", "").replace("realm=\"example.com\"", "realm=\"192.0.2.10\""))),
                new CauseRow(
                        "qop-mismatch",
                        "qop where none was offered (RFC 2617 3.2.2: MUST NOT)",
                        offered(md5, counted),
                        "auth was offered",
                        offered(md5 + ", qop=\"auth\"", counted)));
    }

    private static Scene twoServers(boolean ownNonce) {
        Scene scene = Scene.begin().register().challenge("n").registrar("192.0.2.11:5060");
        return (ownNonce
                        ? scene.register().challenge("b").credentials("alice", "x", "b")
                        : scene.credentials("alice", "x", "n"))
                .challenge("m");
    }

    private static Scene phrased(String status) {
        return Scene.begin()
                .register()
                .challenge("n")
                .pause(17_000)
                .credentials("alice", "wonder", "n")
                .answer(status, "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"");
    }

    /** The count falls from 5 to this, on this nonce. */
    private static Scene counted(String nonce, String nc) {
        String challenge = "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"%s\", qop=\"auth\"";
        return Scene.begin()
                .register()
                .answer("401 Unauthorized", challenge.replace("%s", "n"))
                .authorized(Scene.counted("alice", "n", "00000005"))
                .ok()
                .pause(60_000)
                .authorized(Scene.counted("alice", nonce, nc))
                .answer("401 Unauthorized", challenge.replace("%s", "o"));
    }

    private static List<CauseRow> nonces() {
        return List.of(
                new CauseRow(
                        "wrong-server-nonce",
                        "the second server, asked once, challenges anew",
                        twoServers(false),
                        "the nonce is its own",
                        twoServers(true)),
                new CauseRow(
                        "nonce-expired",
                        "FreeSWITCH, Asterisk and others say so in the phrase",
                        phrased("401 Stale nonce"),
                        "the phrase says nothing",
                        phrased("401 Unauthorized")),
                new CauseRow(
                        "nonce-replayed",
                        "nc falls below what was accepted (Kamailio's nc.c: nc must rise)",
                        counted("n", "00000004"),
                        "it is the count of another nonce",
                        counted("p", "00000004")));
    }

    private static Scene said(String status, String... headers) {
        return Scene.begin().register().answer(status, headers);
    }

    private static Scene beside(String address, String status) {
        return Scene.begin()
                .somebodyRegisters("sip:bob@example.com", "192.0.2.2:5060")
                .user(address)
                .register()
                .answer(status);
    }

    private static Scene again(int cseq, String status) {
        return Scene.begin()
                .cseq(10)
                .register()
                .ok()
                .pause(60_000)
                .cseq(cseq)
                .register("Via: SIP/2.0/UDP " + PHONE + ";branch=z9hG4bK-again")
                .answer(status);
    }

    private static List<CauseRow> refusals() {
        return List.of(
                new CauseRow(
                        "unknown-user",
                        "604 in a domain of which others register (RFC 3261 21.6.3)",
                        beside("sip:nobody@example.com", "604 Does Not Exist Anywhere"),
                        "603 is a refusal",
                        beside("sip:nobody@example.com", "603 Decline")),
                new CauseRow(
                        "wrong-domain",
                        "403 in a domain of which nobody registers (Kamailio: not a local domain)",
                        beside("sip:alice@exmaple.com", "403 Forbidden"),
                        "in a domain of which others do",
                        beside("sip:alice@example.com", "403 Forbidden")),
                new CauseRow(
                        "too-many-contacts",
                        "Asterisk's max_contacts, in the phrase of a 403",
                        said("403 Maximum contacts exceeded"),
                        "the phrase speaks of something else",
                        said("403 Maximum calls exceeded")),
                new CauseRow(
                        "interval-too-brief",
                        "the client asks twice for the same",
                        said("423 Interval Too Brief", "Min-Expires: 7200")
                                .register()
                                .answer("423 Interval Too Brief", "Min-Expires: 7200"),
                        "it asks for more, and is forbidden",
                        said("423 Interval Too Brief", "Min-Expires: 7200")
                                .register("Expires: 7200")
                                .answer("403 Forbidden")),
                new CauseRow(
                        "cseq-not-increased",
                        "the CSeq that was accepted, in a new request, gets 500 (RFC 3261 10.3 step 7)",
                        again(10, "500 Server Internal Error"),
                        "the next one gets 500",
                        again(11, "500 Server Internal Error")),
                new CauseRow(
                        "contact-star-misuse",
                        "* beside another contact (RFC 3261 10.2.2)",
                        Scene.begin()
                                .register("Contact: *, <sip:alice@192.0.2.1>", "Expires: 0")
                                .answer("400 Bad Request"),
                        "the other contact alone",
                        Scene.begin()
                                .register("Contact: <sip:alice@192.0.2.1>", "Expires: 0")
                                .answer("400 Bad Request")),
                new CauseRow(
                        "binding-not-stored",
                        "a 200 that gives the own contact no time (RFC 3261 10.3 step 7)",
                        said("200 OK", "Contact: <sip:alice@192.0.2.1:5060>;expires=0"),
                        "it gives it some",
                        said("200 OK", "Contact: <sip:alice@192.0.2.1:5060>;expires=5")),
                new CauseRow(
                        "policy-refused",
                        "603 (RFC 3261 21.6.2)",
                        said("603 Decline"),
                        "600",
                        said("600 Busy Everywhere")));
    }

    private static Scene crowd(int clients, String status) {
        Scene scene = Scene.begin();
        for (int i = 0; i < clients; i++) {
            scene.user("sip:u" + i + "@example.com").register().answer(status);
        }
        return scene;
    }

    private static List<CauseRow> faults() {
        return List.of(
                new CauseRow(
                        "extension-mismatch",
                        "421 with Require (RFC 3261 21.4.16)",
                        said("421 Extension Required", "Require: path"),
                        "422 with Require",
                        said("422 Session Interval Too Small", "Require: path")),
                new CauseRow(
                        "bad-request",
                        "415 (RFC 3261 21.4.13)",
                        said("415 Unsupported Media Type", "Accept: application/sdp"),
                        "515 is none of the client's",
                        said("515 Unsupported Media Type", "Accept: application/sdp")),
                new CauseRow(
                        "not-a-registrar",
                        "501 (RFC 3261 21.5.2)",
                        said("501 Not Implemented"),
                        "502",
                        said("502 Bad Gateway")),
                new CauseRow(
                        "loop-detected", "482 (RFC 3261 21.4.19)", said("482 Loop Detected"), "481", said("481 Gone")),
                new CauseRow(
                        "redirected",
                        "301 that is not followed (RFC 3261 21.3.2)",
                        said("301 Moved Permanently", "Contact: <sip:192.0.2.20>"),
                        "401 with that phrase",
                        said("401 Moved Permanently", "Contact: <sip:192.0.2.20>")),
                new CauseRow(
                        "server-overloaded",
                        "503 to one after the other",
                        crowd(30, "503 Service Unavailable"),
                        "500 to one after the other",
                        crowd(30, "500 Server Internal Error")),
                new CauseRow(
                        "server-error",
                        "503 once, without Retry-After (RFC 3261 21.5.4)",
                        said("503 Service Unavailable"),
                        "with Retry-After",
                        said("503 Service Unavailable", "Retry-After: 5")));
    }

    private static Scene refused(Scene scene, String password, String status) {
        return scene.credentials("alice", password, "n")
                .answer(status, "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"");
    }

    private static Scene otherUri(String uri, String digestUri) {
        return Scene.begin()
                .uri(uri)
                .register()
                .challenge("n")
                .authorized(Scene.authorization("alice", "wonder", "n", digestUri))
                .challenge("m");
    }

    private static Scene nameThatFails(String before, String now) {
        return Scene.begin()
                .register()
                .challenge("n")
                .credentials(before, "wonder", "n")
                .ok()
                .pause(60_000)
                .call("call-2")
                .register()
                .challenge("m")
                .credentials(now, "wonder", "m")
                .challenge("o");
    }

    private static List<CauseRow> digests() {
        return List.of(
                new CauseRow(
                        "digest-miscalculated",
                        "the response is that of an empty password",
                        refused(challenged(), "", "401 Unauthorized"),
                        "it is right",
                        refused(challenged(), "wonder", "401 Unauthorized")),
                new CauseRow(
                        "wrong-password",
                        "the response is not that of the secret, and 401 comes again",
                        refused(challenged(), "Wonder", "401 Unauthorized"),
                        "no secret is known",
                        refused(Scene.begin().register().challenge("n"), "Wonder", "401 Unauthorized")),
                new CauseRow(
                        "wrong-auth-username",
                        "another name works for the address",
                        nameThatFails("alice", "1000"),
                        "that very name works for it",
                        nameThatFails("1000", "1000")),
                new CauseRow(
                        "nonce-bound",
                        "the nonce was given to another address of the client",
                        refused(challenged().phone("192.0.2.2:5060"), "wonder", "401 Unauthorized"),
                        "to another port",
                        refused(challenged().phone("192.0.2.1:5061"), "wonder", "401 Unauthorized")),
                new CauseRow(
                        "digest-uri-mismatch",
                        "an outbound proxy changed the Request-URI (RFC 3261 22.4 item 5)",
                        otherUri("sip:10.0.0.1", "sip:example.com"),
                        "the digest is for what it became",
                        otherUri("sip:10.0.0.1", "sip:10.0.0.1")),
                new CauseRow(
                        "server-secret-differs",
                        "two 401 to credentials that are right",
                        refused(challenged(), "wonder", "401 Unauthorized")
                                .credentials("alice", "wonder", "m")
                                .challenge("o"),
                        "403 at the end",
                        refused(challenged(), "wonder", "401 Unauthorized")
                                .credentials("alice", "wonder", "m")
                                .answer("403 Forbidden")),
                new CauseRow(
                        "credentials-rejected",
                        "403 to credentials of which nothing is known",
                        Scene.begin()
                                .register()
                                .challenge("n")
                                .credentials("alice", "x", "n")
                                .answer("403 Forbidden"),
                        "500 to them",
                        Scene.begin()
                                .register()
                                .challenge("n")
                                .credentials("alice", "x", "n")
                                .answer("500 Server Internal Error")));
    }

    private static Scene silentAfter(String status) {
        return Scene.begin()
                .register()
                .answer(status)
                .pause(60_000)
                .somebodyElseBegins()
                .call("call-2")
                .register()
                .somebodyElseIsAnswered()
                .ladder(10);
    }

    private static List<CauseRow> silence() {
        return List.of(
                new CauseRow(
                        "one-way-capture",
                        "the client goes on to the next CSeq with credentials, and sends nothing twice",
                        Scene.begin().register().credentials("alice", "x", "n").credentials("alice", "x", "m"),
                        "it sends the last one again and again",
                        Scene.begin()
                                .register()
                                .credentials("alice", "x", "n")
                                .credentials("alice", "x", "m")
                                .ladder(10)),
                new CauseRow(
                        "challenge-unanswered",
                        "no credentials after a 407",
                        Scene.begin()
                                .register()
                                .answer(
                                        "407 Proxy Authentication Required",
                                        "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"n\""),
                        "a 403 asks for nothing",
                        Scene.begin().register().answer("403 Forbidden")),
                new CauseRow(
                        "upstream-timeout",
                        "504 (RFC 3261 21.5.5)",
                        said("504 Server Time-out"),
                        "503",
                        said("503 Service Unavailable")),
                new CauseRow(
                        "source-blocked",
                        "silence after a 403, while another phone is answered (a firewall's list)",
                        silentAfter("403 Forbidden"),
                        "silence after a 200",
                        silentAfter("200 OK")),
                new CauseRow(
                        "no-answer",
                        "32 s over TCP and nothing back (RFC 3261 17.1.2.2: Timer F)",
                        tcp().register(),
                        "the capture ends before that",
                        tcp().register().endsAt(10_000)));
    }
}
