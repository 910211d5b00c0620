package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.sip.CredentialsKind;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * A 401 asks for Authorization, a 407 for Proxy-Authorization (RFC 3261 §22.2, §22.3); the client showed only the other.
 */
public final class WrongCredentialsHeader implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.WRONG_CREDENTIALS_HEADER);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || !last.isAskedAgain()) {
            return Optional.empty();
        }
        CredentialsKind asked =
                last.response().status() == 401 ? CredentialsKind.AUTHORIZATION : CredentialsKind.PROXY_AUTHORIZATION;
        RegisterRequest request = last.transaction().request().orElse(null);
        boolean shown =
                request != null && request.credentials().stream().anyMatch(credentials -> credentials.kind() == asked);
        if (shown || !wasAsked(failed, last)) {
            return Optional.empty();
        }
        String used = name(last.credentials().kind());
        return Optional.of(Diagnosis.of(
                Cause.WRONG_CREDENTIALS_HEADER,
                Confidence.PROVEN,
                Statement.of("the " + last.response().status() + " asks for " + name(asked) + ", and the request in ")
                        .frame(last.transaction().position().frame())
                        .text(" has only " + used),
                Exhibit.of(last.transaction())));
    }

    /** Before these credentials, the same status had asked already. */
    private static boolean wasAsked(Case failed, Try last) {
        for (Transaction step : failed.steps()) {
            if (step.isSame(last.transaction())) {
                return false;
            }
            if (step.finalResponse()
                    .filter(response -> response.status() == last.response().status())
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String name(CredentialsKind kind) {
        return kind == CredentialsKind.AUTHORIZATION ? "Authorization" : "Proxy-Authorization";
    }
}
