package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import java.util.List;
import java.util.Optional;

/**
 * Credentials were refused, and nothing proves why. A registrar that only says 401 does not tell a wrong password from an
 * unknown user (RFC 3261 §22.2 wants it so).
 */
public final class CredentialsRejected implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.CREDENTIALS_REJECTED);
    }

    @Override
    public boolean isFallback() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null) {
            return Optional.empty();
        }
        String name = last.credentials().username().orElse("");
        boolean otherName = !WrongAuthUsername.isOwn(name, failed.attempt().aor());
        Statement statement = Statement.of("the credentials of ")
                .quote(name)
                .text(" in ")
                .frame(last.transaction().position().frame())
                .text(" are refused with " + last.response().status() + " ")
                .quote(last.response().reason())
                .text(failed.tries().size() > 1 ? ", as " + (failed.tries().size() - 1) + " before" : "");
        statement = statement.text("; also possible: wrong-password, unknown-user"
                + (otherName ? ", wrong-auth-username" : "")
                + (last.isAskedAgain() ? "" : ", policy-refused"));
        return Optional.of(Diagnosis.of(
                Cause.CREDENTIALS_REJECTED,
                Confidence.LIKELY,
                statement,
                Exhibit.ofTransactions(
                        failed.tries().stream().map(Try::transaction).toList())));
    }
}
