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
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The algorithm of the credentials was not offered (RFC 7616 §3.4, RFC 8760 §2.3), or none is offered that every client
 * knows (MD5, RFC 3261 §22.4) and the client says nothing more.
 */
public final class AlgorithmMismatch implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.ALGORITHM_MISMATCH);
    }

    @Override
    public boolean speaksOfPending() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        return failed.lastTry().isPresent() ? used(failed.lastTry().get()) : unanswered(failed);
    }

    private static Optional<Diagnosis> used(Try last) {
        String used = name(last.credentials().algorithm());
        Set<String> offered = last.before().stream()
                .map(Try.Offer::challenge)
                .filter(challenge -> challenge.realm().equals(last.credentials().realm()))
                .map(challenge -> name(challenge.algorithm()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (offered.isEmpty() || offered.contains(used)) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.ALGORITHM_MISMATCH,
                Confidence.PROVEN,
                Statement.of("the challenge offers ")
                        .quote(String.join(", ", offered))
                        .text(", the credentials in ")
                        .frame(last.transaction().position().frame())
                        .text(" use ")
                        .quote(used),
                Exhibit.of(last.transaction())));
    }

    private static Optional<Diagnosis> unanswered(Case failed) {
        if (!failed.isLeftAtChallenge()) {
            return Optional.empty();
        }
        RegisterResponse answer = failed.answer().orElseThrow();
        Set<String> offered = answer.challenges().stream()
                .filter(Challenge::isDigest)
                .map(challenge -> name(challenge.algorithm()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (offered.isEmpty() || offered.contains("MD5") || offered.contains("MD5-SESS")) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.ALGORITHM_MISMATCH,
                Confidence.LIKELY,
                Statement.of("the " + answer.status() + " in ")
                        .frame(answer.frame())
                        .text(" offers only ")
                        .quote(String.join(", ", offered))
                        .text(", and the client does not answer it"),
                Exhibit.of(failed.last())));
    }

    /** Without one, MD5 (RFC 7616 §3.3). */
    private static String name(Optional<String> algorithm) {
        return algorithm.orElse("MD5").toUpperCase(Locale.ROOT);
    }
}
