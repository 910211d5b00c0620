package io.siptrail.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.digest.arithmetic.Secret;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts other than those of the vectors and of forensics. */
final class DigestVerifierTest {

    /** RFC 2617 §3.5. */
    private static final String MUFASA = "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
            + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", qop=auth, nc=00000001,"
            + " cnonce=\"0a4f113b\", response=\"6629fae49393a05397450978507c4ef1\"";

    private static final String MUFASA_HA1 = "939e7578ed9e3c518a452acee763bce9";

    private static DigestVerdict mufasa(String header) {
        return Register.with(header).method("GET").judged("Mufasa", "testrealm@host.com", "Circle Of Life");
    }

    @Test
    void seedTraceIsRightForItsPasswordAndForNoOther() {
        Register register = Register.with("Digest username=\"1000\", realm=\"192.168.1.88\","
                + " nonce=\"Ucz8wlHM+5Zt5fGB0vjWXgziGzKF5on2\", uri=\"sip:192.168.1.88\","
                + " response=\"c6866fcaa26039575aef60154af273f5\", algorithm=MD5");

        assertThat(register.judged("1000", "192.168.1.88", "1000").word()).isEqualTo("valid");
        assertThat(register.judged("1000", "192.168.1.88", "1001").word()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource({"username", "realm", "nonce", "uri", "response"})
    void credentialsWithoutARequiredParameterAreMalformed(String name) {
        DigestVerdict verdict = mufasa(MUFASA.replace(name + "=\"", "x" + name + "=\""));

        assertThat(verdict.word()).isEqualTo("malformed");
        assertThat(verdict.sentence()).hasToString(name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"'nc=00000001,','nc is missing beside qop'", "'cnonce=\"0a4f113b\",','cnonce is missing beside qop'"})
    void qopWithoutItsCompanionsIsMalformed(String removed, String sentence) {
        assertThat(mufasa(MUFASA.replace(removed, "")).sentence()).hasToString(sentence);
    }

    @Test
    void sessionAlgorithmWithoutCnonceIsMalformed() {
        String header = MUFASA.replace("qop=auth, nc=00000001, cnonce=\"0a4f113b\"", "algorithm=MD5-sess");

        assertThat(mufasa(header).sentence()).hasToString("cnonce is missing beside MD5-sess");
    }

    @ParameterizedTest
    @CsvSource({
        "6629fae49393a05397450978507c4ef, 'the response has 31 digits, and MD5 has 32'",
        "6629fae49393a05397450978507c4ef100, 'the response has 34 digits, and MD5 has 32'",
        "6629fae49393a05397450978507c4efx, 'the response has other characters than hexadecimal digits'",
        "'', 'the response is empty'",
        "6629fae49393a05397450978507c4ef16629fae49393a05397450978507c4ef1, 'the response has 64 digits, and MD5 has 32'"
    })
    void responseThatCannotBeAHashIsMalformed(String response, String sentence) {
        DigestVerdict verdict = mufasa(MUFASA.replace("6629fae49393a05397450978507c4ef1", response));

        assertThat(verdict.word()).isEqualTo("malformed");
        assertThat(verdict.sentence()).hasToString(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "'qop=auth,','qop=auth-conf,','the qop `auth-conf` is not implemented'",
        "'qop=auth,','algorithm=SHA3-256,','the algorithm `SHA3-256` is not implemented'",
        "'qop=auth,','algorithm=AKAv1-SHA-256,','the algorithm `AKAv1-SHA-256` is not implemented'",
        "'Digest ','Basic ','the scheme `Basic` is not implemented'"
    })
    void whatIsNotImplementedIsNamedAndNotJudged(String from, String to, String sentence) {
        DigestVerdict verdict = mufasa(MUFASA.replace(from, to));

        assertThat(verdict.word()).isEqualTo("unsupported");
        assertThat(verdict.sentence()).hasToString(sentence);
    }

    @Test
    void listInQopIsMalformed() {
        assertThat(mufasa(MUFASA.replace("qop=auth", "qop=\"auth,auth-int\"")).word())
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @CsvSource({"MD5", "md5", "Md5"})
    void algorithmIsKnownInAnyCase(String name) {
        assertThat(mufasa(MUFASA + ", algorithm=" + name).word()).isEqualTo("valid");
    }

    @Test
    void quotesAroundTokensChangeNothing() {
        String quoted = MUFASA.replace("qop=auth", "qop=\"auth\"").replace("nc=00000001", "nc=\"00000001\"");

        assertThat(mufasa(quoted + ", algorithm=\"MD5\"").word()).isEqualTo("valid");
    }

    @Test
    void firstOfTwoParametersOfOneNameCounts() {
        assertThat(mufasa(MUFASA + ", username=\"Scar\"").word()).isEqualTo("valid");
    }

    @Test
    void responseInCapitalDigitsIsValidWithANote() {
        String header = MUFASA.replace("6629fae49393a05397450978507c4ef1", "6629FAE49393A05397450978507C4EF1");

        assertThat(mufasa(header).word()).isEqualTo("valid");
        assertThat(mufasa(header).sentence().toString()).contains("capital digits");
    }

    @Test
    void whatTheCredentialsStateIsComputedAndNotWhatTheChallengeAsked() {
        DigestVerdict verdict = Register.with(MUFASA)
                .method("GET")
                .challenge("Digest realm=\"other\", nonce=\"other\", algorithm=SHA-256, qop=\"auth-int\"")
                .judged("Mufasa", "testrealm@host.com", "Circle Of Life");

        assertThat(verdict.word()).isEqualTo("valid");
    }

    @Test
    void userWithoutASecretIsNotJudged() {
        DigestVerdict verdict = Register.with(MUFASA).judged("Scar", "testrealm@host.com", "Circle Of Life");

        assertThat(verdict.word()).isEqualTo("no-password");
        assertThat(verdict.sentence())
                .hasToString("no secret is supplied for username `Mufasa` in realm `testrealm@host.com`");
    }

    @Test
    void ha1IsAsGoodAsThePassword() {
        CredentialEntry entry = new CredentialEntry("Mufasa", "testrealm@host.com", Secret.ha1(MUFASA_HA1));

        assertThat(Register.with(MUFASA)
                        .method("GET")
                        .judged(CredentialFile.of(List.of(entry)))
                        .word())
                .isEqualTo("valid");
    }

    @Test
    void passwordOfThirtyTwoDigitsIsTriedAsHa1AndAsPassword() {
        Answer answer = new Answer("MD5", "auth");
        answer.password = MUFASA_HA1;

        assertThat(Register.with(answer.header())
                        .judged("alice", "Example.com", MUFASA_HA1)
                        .word())
                .isEqualTo("valid");
        assertThat(Register.with(MUFASA)
                        .method("GET")
                        .judged("Mufasa", "*", MUFASA_HA1)
                        .word())
                .isEqualTo("valid");
    }

    @Test
    void ha1OfMd5SaysNothingOfSha256() {
        DigestVerdict verdict =
                Register.with(new Answer("SHA-256", "auth").header()).judged("alice", "Example.com", MUFASA_HA1);

        assertThat(verdict.word()).isEqualTo("no-password");
    }

    @Test
    void everySecretOfAUserIsTried() {
        CredentialFile file = CredentialFile.of(List.of(
                new CredentialEntry("Mufasa", "testrealm@host.com", Secret.password("old")),
                new CredentialEntry("Mufasa", "*", Secret.password("Circle Of Life"))));

        assertThat(Register.with(MUFASA).method("GET").judged(file).word()).isEqualTo("valid");
    }

    @Test
    void secretSuppliedForTheUserInToIsNamedAsSuch() {
        DigestVerdict verdict = Register.with(MUFASA)
                .method("GET")
                .to("simba", "host.com")
                .judged("simba", "testrealm@host.com", "Circle Of Life");

        assertThat(verdict.word()).isEqualTo("valid");
        assertThat(verdict.sentence())
                .hasToString("the secret is that supplied for username `simba` in realm `testrealm@host.com`");
    }

    @Test
    void usernameOfTheSuppliedSecretIsSeenInTheResponse() {
        Answer answer = new Answer("MD5", "");
        answer.username = "alice@example.com";

        DigestVerdict verdict =
                Register.with(answer.header()).judged("alice@example.com", "Example.com", "Grünkohl-77");

        assertThat(verdict.sentence())
                .hasToString("the response is right for username `alice@example.com`; the header says `alice`");
    }

    @Test
    void ha1OfAnotherRealmShowsThatTheClientUsedThatRealm() {
        Answer answer = new Answer("MD5", "");
        answer.realm = "old.example";
        CredentialEntry entry =
                new CredentialEntry("alice", "old.example", Secret.ha1(ha1("alice:old.example:Grünkohl-77")));

        DigestVerdict verdict = Register.with(answer.header()).judged(CredentialFile.of(List.of(entry)));

        assertThat(verdict.sentence())
                .hasToString("the response is right for the HA1 of username `alice` in realm `old.example`;"
                        + " the header says `Example.com`");
    }

    private static String ha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void backslashesMayBeHashedAsTheyStand() {
        Answer answer = new Answer("MD5", "auth");
        answer.username = "OFFICE\\alice";
        String header = answer.header().replace("username=\"alice\"", "username=\"OFFICE\\alice\"");

        DigestVerdict verdict = Register.with(header).judged("OFFICE\\alice", "*", "Grünkohl-77");

        assertThat(verdict.word()).isEqualTo("valid");
        assertThat(verdict.sentence()).hasToString("the backslashes of the header are hashed as they stand");
    }

    @Test
    void commaAndQuoteInsideValuesBelongToThem() {
        Answer answer = new Answer("MD5", "auth");
        answer.realm = "a, \"b\"";
        String header = answer.header().replace("realm=\"Example.com\"", "realm=\"a, \\\"b\\\"\"");

        assertThat(Register.with(header)
                        .judged("alice", "a, \"b\"", "Grünkohl-77")
                        .word())
                .isEqualTo("valid");
    }

    @Test
    void longNonceAndNulBytesAreHashedLikeAnyOther() {
        Answer answer = new Answer("MD5", "auth");
        answer.nonce = "n".repeat(10_000) + '\0';
        String header = answer.header().replace("fresh+nonce/1=", answer.nonce);

        assertThat(Register.with(header)
                        .judged("alice", "Example.com", "Grünkohl-77")
                        .word())
                .isEqualTo("valid");
        assertThat(Register.with(header).judged("alice", "Example.com", "wrong").word())
                .isEqualTo("invalid");
    }

    @Test
    void everyCutOfAHeaderGetsAVerdict() {
        for (int length = 0; length < MUFASA.length(); length++) {
            assertThat(mufasa(MUFASA.substring(0, length)).word()).isIn("malformed", "unsupported");
        }
    }

    @Test
    void garbledHeadersGetAVerdictAndNoException() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder header = new StringBuilder(MUFASA);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                header.setCharAt(
                        7 + random.nextInt(header.length() - 7), "\",=\\\0 \r\n;:aF0ü".charAt(random.nextInt(14)));
            }

            assertThat(mufasa(header.toString()).word())
                    .isIn("valid", "invalid", "no-password", "unsupported", "malformed");
        }
    }

    @Test
    void resOfAkaIsThePassword() {
        Answer answer = new Answer("MD5", "auth");
        answer.password = "abcd";
        String header = answer.header().replace("algorithm=MD5", "algorithm=AKAv1-MD5");

        assertThat(Register.with(header)
                        .judged("alice", "Example.com", "61626364")
                        .word())
                .isEqualTo("valid");
        assertThat(Register.with(header)
                        .judged("alice", "Example.com", "61626365")
                        .word())
                .isEqualTo("invalid");
    }

    @Test
    void hashedUsernamesBeyondTheLimitAreSaidSo() {
        CredentialEntry entry = new CredentialEntry("Mufasa", "*", Secret.password("Circle Of Life"));
        DigestVerifier verifier =
                new DigestVerifier(CredentialFile.of(List.of(entry)), new DigestLimits(100, 1 << 20, 4, 4, 4, 1));
        String header = MUFASA.replace("\"Mufasa\"", "\"ab\"") + ", userhash=true";

        verifier.verify(Register.with(header).input());
        DigestVerdict second = verifier.verify(
                Register.with(header.replace("testrealm", "otherrealm")).input());

        assertThat(second.word()).isEqualTo("no-password");
        assertThat(second.sentence().toString()).contains("limit of hashed usernames");
    }

    @Test
    void limitOfVariantsEndsTheSearchVisibly() {
        CredentialEntry entry = new CredentialEntry("alice", "*", Secret.password("wrong"));
        DigestLimits limits = new DigestLimits(100, 1 << 20, 4, 4, 4, 4);

        DigestVerdict verdict = new DigestVerifier(CredentialFile.of(List.of(entry)), limits)
                .verify(Register.with(new Answer("MD5", "auth").header()).input());

        assertThat(verdict).isInstanceOfSatisfying(DigestVerdict.Invalid.class, invalid -> {
            assertThat(invalid.variantsTried()).isEqualTo(100);
            assertThat(invalid.allTried()).isFalse();
        });
        assertThat(verdict.sentence().toString()).contains("a limit ended the search");
    }
}
