package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.diagnosis.census.NonceIssue;
import io.siptrail.digest.DigestVerdict;
import java.util.List;
import java.util.Optional;

/**
 * Valid credentials are refused, and their nonce was given to another Call-ID, to another address or by another server: some
 * registrars bind it to one of them (RFC 7616 §5.4; Kamailio's auth_extra_checks).
 */
public final class NonceBound implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.NONCE_BOUND);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || !(last.verdict() instanceof DigestVerdict.Valid) || !last.isAskedAgain()) {
            return Optional.empty();
        }
        String bond = last.answered().map(offer -> bond(offer, last)).orElseGet(() -> bond(failed, last));
        if (bond.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.NONCE_BOUND,
                Confidence.LIKELY,
                Statement.of("the response in ")
                        .frame(last.transaction().position().frame())
                        .text(" is right, and its nonce ")
                        .quote(last.nonce())
                        .text(" was given " + bond),
                Exhibit.of(last.transaction())));
    }

    private static String bond(Try.Offer offer, Try last) {
        if (!offer.transaction().key().callId().equals(last.transaction().key().callId())) {
            return "under another Call-ID";
        }
        return offer.transaction()
                        .source()
                        .address()
                        .equals(last.transaction().source().address())
                ? ""
                : "to " + offer.transaction().source().address();
    }

    private static String bond(Case failed, Try last) {
        NonceIssue issue = failed.surroundings().history().issue(last.nonce()).orElse(null);
        if (issue == null) {
            return "";
        }
        if (!issue.server().equals(last.transaction().destination())) {
            return "by " + issue.server();
        }
        if (!issue.wentToAddress(last.transaction().source().address())) {
            return "to another address";
        }
        return issue.wentToCallId(last.transaction().key().callId()) ? "" : "under another Call-ID";
    }
}
