package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.sip.Challenge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The realm of the credentials is none of those that were offered; realms are compared exactly (RFC 7616 §3.3, RFC 3261
 * §22.1). Where the refusal is the first challenge that was captured, that one counts.
 */
public final class RealmMismatch implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.REALM_MISMATCH);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || last.credentials().realm().isEmpty()) {
            return Optional.empty();
        }
        boolean before = !last.before().isEmpty();
        List<Challenge> offered =
                before ? last.before().stream().map(Try.Offer::challenge).toList() : last.next();
        String used = last.credentials().realm().get();
        Set<String> realms = offered.stream()
                .flatMap(challenge -> challenge.realm().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (realms.isEmpty() || realms.contains(used) || anotherFits(last, realms)) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.REALM_MISMATCH,
                before && last.answered().isPresent() ? Confidence.PROVEN : Confidence.LIKELY,
                statement(last, used, realms),
                Exhibit.of(last.transaction())));
    }

    /** A request may carry credentials for several realms, of which only one is the registrar's. */
    private static boolean anotherFits(Try last, Set<String> realms) {
        return last.transaction().request().stream()
                .flatMap(request -> request.credentials().stream())
                .filter(other -> other.kind() == last.credentials().kind())
                .anyMatch(other -> other.realm().filter(realms::contains).isPresent());
    }

    private static Statement statement(Try last, String used, Set<String> realms) {
        boolean onlyCase = realms.stream().anyMatch(used::equalsIgnoreCase);
        return Statement.of("the challenge is for realm ")
                .quote(String.join(", ", realms))
                .text(", the credentials in ")
                .frame(last.transaction().position().frame())
                .text(" are for realm ")
                .quote(used)
                .text(onlyCase ? "; upper and lower case count" : "");
    }
}
