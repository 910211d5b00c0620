package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Causes that lie in credentials. */
class CredentialCausesTest {

    private static final String SECRET = "alice:example.com:wonder";
    /** A nonce as Kamailio writes it: expiry and issue, 300 s apart, around the start of a scene, and sixteen bytes of hash. */
    private static final String KAMAILIO = nonce(Scene.START / 1_000_000_000L);

    private static final String LATER = nonce(Scene.START / 1_000_000_000L + 400);
    private static final String LATEST = nonce(Scene.START / 1_000_000_000L + 402);

    private static String nonce(long issued) {
        ByteBuffer bytes = ByteBuffer.allocate(24);
        bytes.putInt((int) (issued + 300)).putInt((int) issued);
        for (int i = 0; i < 16; i++) {
            bytes.put((byte) (issued * 31L + i * 7L + 200));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    @TestFactory
    Stream<DynamicTest> causeIsFoundWhereItIsAndNowhereElse() {
        return rows().stream().flatMap(CauseRow::tests);
    }

    /** Every row of this class. */
    static List<CauseRow> rows() {
        return Stream.of(headers(), offers(), nonces(), secrets(), comparisons())
                .flatMap(List::stream)
                .toList();
    }

    private static Scene challenged() {
        return Scene.begin().secret(SECRET).register().challenge("n");
    }

    private static Scene answered(String header) {
        return challenged().authorized(header).challenge("m");
    }

    private static String header(String rest) {
        return "Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"n\", uri=\"sip:example.com\", "
                + "response=\"" + Scene.md5("x") + "\"" + rest;
    }

    private static List<CauseRow> headers() {
        return List.of(
                new CauseRow(
                        "malformed-credentials",
                        "qop without cnonce (RFC 7616 3.4)",
                        answered(header(", qop=auth, nc=00000001")),
                        "with it",
                        answered(header(", qop=auth, nc=00000001, cnonce=\"c\""))),
                new CauseRow(
                        "wrong-credentials-header",
                        "Proxy-Authorization for a 401 (RFC 3261 22.3)",
                        challenged().register("Proxy-" + header("")).challenge("m"),
                        "Authorization for a 401",
                        challenged().register(header("")).challenge("m")),
                new CauseRow(
                        "aka-resync",
                        "auts, and the challenge repeats (RFC 3310 3.4)",
                        answered(header(", algorithm=AKAv1-MD5, auts=\"CjkyMzRiOiB5c29oNTk=\"")),
                        "without auts",
                        answered(header(", algorithm=AKAv1-MD5"))),
                new CauseRow(
                        "realm-mismatch",
                        "realms are compared exactly (RFC 7616 3.3)",
                        answered(header("").replace("realm=\"example.com\"", "realm=\"Example.com\"")),
                        "the same realm",
                        answered(header(""))));
    }

    private static Scene offered(String parameters, String header) {
        return Scene.begin()
                .register()
                .answer("401 Unauthorized", "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\"" + parameters)
                .authorized(header)
                .challenge("m");
    }

    private static List<CauseRow> offers() {
        return List.of(
                new CauseRow(
                        "algorithm-mismatch",
                        "MD5 is used where only SHA-256 was offered (RFC 8760 2.3)",
                        offered(", algorithm=SHA-256", header(", algorithm=MD5")),
                        "SHA-256 is used",
                        offered(", algorithm=SHA-256", header(", algorithm=SHA-256"))),
                new CauseRow(
                        "algorithm-mismatch",
                        "only SHA-256 is offered, and the client falls silent",
                        Scene.begin()
                                .register()
                                .answer(
                                        "401 Unauthorized",
                                        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\", algorithm=SHA-256"),
                        "MD5 is offered beside it",
                        Scene.begin()
                                .register()
                                .answer(
                                        "401 Unauthorized",
                                        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\", algorithm=SHA-256,"
                                                + " Digest realm=\"example.com\", nonce=\"n\", algorithm=MD5")),
                new CauseRow(
                        "qop-mismatch",
                        "auth-int is used where auth was offered (RFC 7616 3.4)",
                        offered(", qop=\"auth\"", header(", qop=auth-int, nc=00000001, cnonce=\"c\"")),
                        "auth-int was offered too",
                        offered(", qop=\"auth,auth-int\"", header(", qop=auth-int, nc=00000001, cnonce=\"c\""))));
    }

    private static Scene wrongServer(String second) {
        return Scene.begin()
                .register()
                .challenge("n")
                .registrar(second)
                .credentials("alice", "wonder", "n")
                .challenge("m")
                .registrar("192.0.2.10:5060")
                .credentials("alice", "wonder", "m")
                .challenge("o");
    }

    private static Scene expired(String refusal, String then) {
        Scene scene = Scene.begin()
                .register()
                .challenge(KAMAILIO)
                .credentials("alice", "wonder", KAMAILIO)
                .ok()
                .pause(400_000)
                .credentials("alice", "wonder", KAMAILIO)
                .challenge(LATER, refusal);
        return then.isEmpty()
                ? scene
                : scene.pause(2000).credentials("alice", "wonder", then).challenge(LATEST, refusal);
    }

    private static Scene replayed(String nc) {
        return Scene.begin()
                .register()
                .answer("401 Unauthorized", "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\", qop=\"auth\"")
                .authorized(Scene.counted("alice", "n", "00000001"))
                .ok()
                .pause(60_000)
                .authorized(Scene.counted("alice", "n", nc))
                .answer(
                        "401 Unauthorized",
                        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\", qop=\"auth\"");
    }

    private static List<CauseRow> nonces() {
        return List.of(
                new CauseRow(
                        "wrong-server-nonce",
                        "the nonce of one server is shown to another, which challenges anew",
                        wrongServer("192.0.2.11:5060"),
                        "it is one server",
                        wrongServer("192.0.2.10:5060")),
                new CauseRow(
                        "stale-ignored",
                        "two refusals with stale=true and a new nonce, and the old one again (RFC 7616 3.3)",
                        expired(", stale=true", KAMAILIO),
                        "the client takes the new nonce",
                        expired(", stale=true", LATER)),
                new CauseRow(
                        "stale-ignored",
                        "the nonce has expired by its own words, though nobody says stale",
                        expired("", KAMAILIO),
                        "it was refused once only",
                        expired("", "")),
                new CauseRow(
                        "nonce-expired",
                        "the nonce lived 300 s and is used after 400 s; the client gives up",
                        expired("", ""),
                        "the client takes the new nonce",
                        expired("", LATER)),
                new CauseRow(
                        "nonce-replayed",
                        "nc does not rise above what was accepted (RFC 7616 3.4)",
                        replayed("00000001"),
                        "nc rises",
                        replayed("00000002")));
    }

    private static Scene refused(String user, String password, String status) {
        return challenged().credentials(user, password, "n").answer(status, reply(status));
    }

    private static String reply(String status) {
        return status.startsWith("401")
                ? "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\""
                : "Server: Registrar/1.0";
    }

    private static List<CauseRow> secrets() {
        return List.of(
                new CauseRow(
                        "digest-miscalculated",
                        "the response is that of the password with a line feed behind it",
                        refused("alice", "wonder\n", "401 Unauthorized"),
                        "it is that of another password",
                        refused("alice", "mirror", "401 Unauthorized")),
                new CauseRow(
                        "wrong-password",
                        "the response is not that of the secret (RFC 7616 3.4.1)",
                        refused("alice", "mirror", "403 Forbidden"),
                        "it is",
                        refused("alice", "wonder", "403 Forbidden")),
                new CauseRow(
                        "policy-refused",
                        "403 to credentials that are right (RFC 3261 21.4.4)",
                        refused("alice", "wonder", "403 Forbidden"),
                        "401 to credentials that are right",
                        refused("alice", "wonder", "401 Unauthorized")),
                new CauseRow(
                        "server-secret-differs",
                        "401 to credentials that are right",
                        refused("alice", "wonder", "401 Unauthorized"),
                        "to credentials that are wrong",
                        refused("alice", "mirror", "401 Unauthorized")),
                new CauseRow(
                        "credentials-rejected",
                        "without a secret nobody can tell (RFC 3261 22.2)",
                        Scene.begin()
                                .register()
                                .challenge("n")
                                .credentials("alice", "mirror", "n")
                                .challenge("m"),
                        "with one somebody can",
                        refused("alice", "mirror", "401 Unauthorized")));
    }

    private static List<CauseRow> comparisons() {
        return List.of(
                new CauseRow(
                        "wrong-auth-username",
                        "bob's right credentials for alice (RFC 3261 10.3 step 4)",
                        Scene.begin()
                                .secret("bob:example.com:builder")
                                .register()
                                .challenge("n")
                                .credentials("bob", "builder", "n")
                                .answer("403 Forbidden"),
                        "alice's own",
                        Scene.begin()
                                .secret(SECRET)
                                .register()
                                .challenge("n")
                                .credentials("alice", "wonder", "n")
                                .answer("403 Forbidden")),
                new CauseRow(
                        "nonce-bound",
                        "right credentials under another Call-ID are refused (Kamailio auth_extra_checks)",
                        bound("call-2"),
                        "under the same Call-ID",
                        bound("call-1")),
                new CauseRow(
                        "digest-uri-mismatch",
                        "the digest is for the domain, the request for an address (RFC 7616 3.4.6)",
                        Scene.begin()
                                .uri("sip:192.0.2.10")
                                .register()
                                .challenge("n")
                                .authorized(Scene.authorization("alice", "wonder", "n", "sip:example.com"))
                                .challenge("m"),
                        "URIs that are equal (RFC 3261 19.1.4)",
                        Scene.begin()
                                .uri("sip:EXAMPLE.com")
                                .register()
                                .challenge("n")
                                .authorized(Scene.authorization("alice", "wonder", "n", "sip:example.com"))
                                .challenge("m")),
                new CauseRow(
                        "challenge-unanswered",
                        "no credentials within 32 s",
                        Scene.begin().register().challenge("n"),
                        "credentials come",
                        Scene.begin()
                                .register()
                                .challenge("n")
                                .credentials("alice", "wonder", "n")
                                .challenge("m")));
    }

    private static Scene bound(String secondCall) {
        Scene scene = challenged();
        return (secondCall.equals("call-1") ? scene : scene.call(secondCall))
                .credentials("alice", "wonder", "n")
                .challenge("m");
    }

    @Test
    void nothingIsProvenAboutAPasswordThatNobodySupplied() {
        Diagnosis diagnosis = Scene.begin()
                .register()
                .challenge("n")
                .credentials("alice", "mirror", "n")
                .challenge("m")
                .end()
                .last();

        assertThat(diagnosis.confidence()).isNotEqualTo(Confidence.PROVEN);
        assertThat(diagnosis.explanation().parts().toString()).contains("also possible: wrong-password, unknown-user");
    }

    @Test
    void registrarsOwnWordsAreBelievedAndProveNothing() {
        Scene refused = Scene.begin().register().challenge("n").credentials("alice", "mirror", "n");
        Diagnosis password = refused.answer("403 Wrong password").end().last();

        assertThat(password.cause()).isEqualTo(Cause.WRONG_PASSWORD);
        assertThat(password.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void nonceThatTheRegistrarCallsOldHasExpired() {
        Scene.Ending ending = Scene.begin()
                .register()
                .challenge("n")
                .pause(17_000)
                .credentials("alice", "wonder", "n")
                .answer("401 nonce has changed", "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"")
                .end();

        assertThat(ending.cause()).isEqualTo("nonce-expired");
        assertThat(ending.of(FindingKind.STALE_FLAG_MISSING)).hasSize(1);
    }

    @Test
    void rightResponseInCapitalDigitsIsMiscalculatedForARegistrarThatRefusesIt() {
        String header = Scene.authorization("alice", "wonder", "n", "sip:example.com");
        int response = header.indexOf("response=") + 9;
        String capitals =
                header.substring(0, response) + header.substring(response).toUpperCase(Locale.ROOT);

        assertThat(challenged().authorized(capitals).challenge("m").end().cause())
                .isEqualTo("digest-miscalculated");
    }

    @Test
    void emptyCredentialsOfImsAskForAChallengeAndAreNotMalformed() {
        Scene scene = Scene.begin()
                .authorized("Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"\","
                        + " uri=\"sip:example.com\", response=\"\"")
                .challenge("n");

        assertThat(scene.end().cause()).isEqualTo("challenge-unanswered");
    }

    @Test
    void anotherNameThatWorksForTheAddressProvesTheWrongOne() {
        Scene scene = Scene.begin()
                .register()
                .challenge("n")
                .credentials("alice", "wonder", "n")
                .ok()
                .pause(60_000)
                .call("call-2")
                .register()
                .challenge("m")
                .credentials("alyce", "wonder", "m")
                .challenge("o");
        Diagnosis diagnosis = scene.end().last();

        assertThat(diagnosis.cause()).isEqualTo(Cause.WRONG_AUTH_USERNAME);
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROVEN);
    }
}
