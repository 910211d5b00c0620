package io.siptrail.diagnosis.examination;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.Cause;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausePrecedenceTest {

    /** The order of the causes, written down once more: whoever moves a rule must move it here and say why. */
    private static final List<String> ORDER = List.of(
            "connection-refused",
            "connection-timeout",
            "connection-lost",
            "tls-failed",
            "server-unreachable",
            "response-to-wrong-port",
            "response-from-wrong-address",
            "response-fragment-lost",
            "response-not-received",
            "late-answer",
            "malformed-credentials",
            "wrong-credentials-header",
            "aka-resync",
            "realm-mismatch",
            "algorithm-mismatch",
            "qop-mismatch",
            "wrong-server-nonce",
            "stale-ignored",
            "nonce-expired",
            "nonce-replayed",
            "unknown-user",
            "wrong-domain",
            "too-many-contacts",
            "interval-too-brief",
            "cseq-not-increased",
            "contact-star-misuse",
            "extension-mismatch",
            "not-a-registrar",
            "loop-detected",
            "redirected",
            "server-overloaded",
            "server-error",
            "binding-not-stored",
            "bad-request",
            "digest-miscalculated",
            "wrong-password",
            "wrong-auth-username",
            "nonce-bound",
            "digest-uri-mismatch",
            "policy-refused",
            "server-secret-differs",
            "credentials-rejected",
            "one-way-capture",
            "challenge-unanswered",
            "upstream-timeout",
            "source-blocked",
            "no-answer");

    @Test
    void rulesStandInTheOrderOfPrecedence() {
        assertThat(CausePrecedence.RULES.stream()
                        .flatMap(rule -> rule.causes().stream())
                        .map(Cause::id))
                .containsExactlyElementsOf(ORDER);
    }

    @Test
    void everyCauseButUnknownHasItsRule() {
        assertThat(Arrays.stream(Cause.values()).map(Cause::id).filter(id -> !id.equals("unknown")))
                .containsExactlyElementsOf(ORDER);
    }
}
