package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.digest.DigestVerdict;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
import io.siptrail.transaction.RegisterRequest;
import java.util.List;
import java.util.Optional;

/**
 * The digest was made for another URI than the Request-URI (RFC 7616 §3.4.6; RFC 3261 §22.4 item 5 lets proxies change it).
 * Where URIs are equal though their text is not, or the registrar takes such from others, it is not the reason.
 */
public final class DigestUriMismatch implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.DIGEST_URI_MISMATCH);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || last.credentials().uri().isEmpty()) {
            return Optional.empty();
        }
        String requestUri =
                last.transaction().request().map(RegisterRequest::requestUri).orElse("");
        String uri = last.credentials().uri().get();
        boolean takesSuch = failed.registrar()
                .filter(registrar -> registrar.acceptedOtherUris() > 0)
                .isPresent();
        if (requestUri.isEmpty() || takesSuch || isSame(uri, requestUri)) {
            return Optional.empty();
        }
        boolean right = last.verdict() instanceof DigestVerdict.Valid;
        return Optional.of(Diagnosis.of(
                Cause.DIGEST_URI_MISMATCH,
                right ? Confidence.PROVEN : Confidence.LIKELY,
                Statement.of("the request in ")
                        .frame(last.transaction().position().frame())
                        .text(" is for ")
                        .quote(requestUri)
                        .text(", its digest for ")
                        .quote(uri)
                        .text(right ? "; for that the response is right" : ""),
                Exhibit.of(last.transaction())));
    }

    private static boolean isSame(String uri, String requestUri) {
        if (uri.equals(requestUri)) {
            return true;
        }
        return Uri.parse(uri) instanceof SipUri one
                && Uri.parse(requestUri) instanceof SipUri other
                && one.equivalent(other);
    }
}
