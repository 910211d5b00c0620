package io.siptrail.sip;

import static io.siptrail.sip.Wire.codes;
import static io.siptrail.sip.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void aDigestChallengeHasItsParameters() {
        Challenge challenge = Challenge.parse(
                        ChallengeSource.WWW,
                        "Digest realm=\"atlanta.com\", domain=\"sip:boxesbybob.com\", qop=\"auth,auth-int\","
                                + " nonce=\"f84f1cec41e6cbe5aea9c8e88d359\", opaque=\"\", stale=FALSE, algorithm=MD5,"
                                + " userhash=true, charset=\"UTF-8\"")
                .get(0);
        assertThat(challenge.isDigest()).isTrue();
        assertThat(challenge.realm()).contains("atlanta.com");
        assertThat(challenge.domain()).contains("sip:boxesbybob.com");
        assertThat(challenge.qop()).containsExactly("auth", "auth-int");
        assertThat(challenge.nonce()).contains("f84f1cec41e6cbe5aea9c8e88d359");
        assertThat(challenge.opaque()).contains("");
        assertThat(challenge.stale()).contains(false);
        assertThat(challenge.algorithm()).contains("MD5");
        assertThat(challenge.userhash()).contains(true);
        assertThat(challenge.charset()).contains("UTF-8");
        assertThat(challenge.parameters().parameter("algorithm").orElseThrow().quoted())
                .isFalse();
        assertThat(challenge.parameters().parameter("NONCE").orElseThrow().quoted())
                .isTrue();
    }

    @Test
    void absentParametersAreEmpty() {
        Challenge challenge =
                Challenge.parse(ChallengeSource.PROXY, "Digest realm=\"a\"").get(0);
        assertThat(challenge.source()).isEqualTo(ChallengeSource.PROXY);
        assertThat(challenge.nonce()).isEmpty();
        assertThat(challenge.qop()).isEmpty();
        assertThat(challenge.stale()).isEmpty();
        assertThat(challenge.algorithm()).isEmpty();
    }

    @Test
    void severalChallengesInOneLineAndSeveralLinesKeepTheirOrder() {
        SipMessage message = register("""
                WWW-Authenticate: Digest realm="r1", algorithm=SHA-256, nonce="n,1", Digest realm="r1", algorithm=MD5, nonce="n2"
                WWW-Authenticate: Basic realm="b"
                Proxy-Authenticate: Negotiate YWJj==, Digest realm="p", nonce="n3\"""");
        assertThat(message.issues()).isEmpty();
        List<Challenge> challenges = message.challenges();
        assertThat(challenges)
                .extracting(Challenge::scheme)
                .containsExactly("Digest", "Digest", "Basic", "Negotiate", "Digest");
        assertThat(challenges.get(0).nonce()).contains("n,1");
        assertThat(challenges.get(0).text()).isEqualTo("Digest realm=\"r1\", algorithm=SHA-256, nonce=\"n,1\"");
        assertThat(challenges.get(1).text()).isEqualTo("Digest realm=\"r1\", algorithm=MD5, nonce=\"n2\"");
        assertThat(challenges.get(3).token68()).contains("YWJj==");
        assertThat(challenges).extracting(Challenge::source).endsWith(ChallengeSource.PROXY, ChallengeSource.PROXY);
    }

    @Test
    void aKeptTextReadsTheSameAgain() {
        Challenge challenge = register("WWW-Authenticate: dIgEsT realm = \"a \\\"b\\\" c\" ,nonce=\"x\"")
                .challenges()
                .get(0);
        assertThat(challenge.realm()).contains("a \"b\" c");
        assertThat(Challenge.parse(ChallengeSource.WWW, challenge.text())).containsExactly(challenge);
    }

    @Test
    void missingCommasAndRepeatedParametersAreIssues() {
        SipMessage message = register("WWW-Authenticate: Digest realm=\"a\" nonce=\"b\", realm=\"c\"");
        assertThat(message.challenges()).hasSize(1);
        assertThat(message.challenges().get(0).realm()).contains("a");
        assertThat(message.challenges().get(0).nonce()).contains("b");
        assertThat(codes(message)).containsExactly(IssueCode.MISSING_SEPARATOR, IssueCode.DUPLICATE_PARAMETER);
    }

    @Test
    void anEmptyHeaderOrOneWithoutSchemeIsAnIssue() {
        assertThat(codes(register("WWW-Authenticate:"))).contains(IssueCode.EMPTY_HEADER);
        assertThat(codes(register("WWW-Authenticate: \"x\""))).contains(IssueCode.BAD_AUTH_SCHEME);
    }
}
