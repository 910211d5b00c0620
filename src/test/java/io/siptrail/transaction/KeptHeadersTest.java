package io.siptrail.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.sip.Challenge;
import io.siptrail.sip.ChallengeSource;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials and challenges that are kept as text are, read again, what they were. */
final class KeptHeadersTest {

    private static final String DIGEST =
            "Digest username=\"a\", realm=\"x, y\", nonce=\"n\\\"1\", uri=\"sip:x\", response=\"00\"";

    private final List<Credentials> credentials = List.of(
            Credentials.parse(CredentialsKind.AUTHORIZATION, DIGEST),
            Credentials.parse(CredentialsKind.PROXY_AUTHORIZATION, "Basic YTpi"),
            Credentials.parse(CredentialsKind.AUTHORIZATION, ""));

    @Test
    void credentialsOfBothKindsComeBackInTheirOrder() {
        assertThat(ShownCredentials.of(ShownCredentials.of(credentials).text()).list())
                .isEqualTo(credentials);
    }

    @Test
    void challengesOfBothKindsComeBackInTheirOrder() {
        List<Challenge> challenges = new ArrayList<>();
        challenges.addAll(
                Challenge.parse(ChallengeSource.WWW, "Digest realm=\"x\", nonce=\"1\", qop=\"auth,auth-int\""));
        challenges.addAll(Challenge.parse(ChallengeSource.PROXY, "Digest realm=\"y\", nonce=\"2\", stale=TRUE"));

        assertThat(OfferedChallenges.of(OfferedChallenges.of(challenges).text()).list())
                .isEqualTo(challenges);
    }

    @Test
    void whatIsReadIsReadOnce() {
        ShownCredentials shown = ShownCredentials.of(credentials);
        OfferedChallenges offered =
                OfferedChallenges.of(Challenge.parse(ChallengeSource.WWW, "Digest realm=\"x\", nonce=\"1\""));

        assertThat(shown.list()).isSameAs(shown.list());
        assertThat(offered.list()).isSameAs(offered.list());
        assertThat(shown.list().get(0).nonce().orElseThrow())
                .isSameAs(shown.list().get(0).nonce().orElseThrow())
                .isEqualTo("n\"1");
    }

    @Test
    void noHeaderIsNoCredentialsAndNoChallenge() {
        assertThat(ShownCredentials.of(List.of())).isSameAs(ShownCredentials.NONE);
        assertThat(ShownCredentials.NONE.isEmpty()).isTrue();
        assertThat(ShownCredentials.NONE.list()).isEmpty();
        assertThat(OfferedChallenges.of(List.of())).isSameAs(OfferedChallenges.NONE);
        assertThat(OfferedChallenges.NONE.list()).isEmpty();
    }

    @Test
    void theSameTextOfTheOtherKindIsAnother() {
        ShownCredentials one = ShownCredentials.of(List.of(Credentials.parse(CredentialsKind.AUTHORIZATION, DIGEST)));
        List<Credentials> other = List.of(Credentials.parse(CredentialsKind.PROXY_AUTHORIZATION, DIGEST));

        assertThat(one.says(other)).isFalse();
        assertThat(one).isNotEqualTo(ShownCredentials.of(other));
        assertThat(one.says(one.list())).isTrue();
    }
}
