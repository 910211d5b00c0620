package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.census.Census;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
import io.siptrail.transaction.RegisterRequest;

/** Whether the domain of an attempt is served where it was sent, compared with what else registers there. */
final class Domains {

    private Domains() {}

    /** Whether others register there and nobody of this domain does. */
    static boolean isForeign(Case failed) {
        return failed.registrar()
                .filter(registrar -> registrar.successes() > 0 && !registrar.serves(domain(failed)))
                .isPresent();
    }

    /** Whether somebody of this domain registers there. */
    static boolean isServed(Case failed) {
        return failed.registrar()
                .filter(registrar -> registrar.serves(domain(failed)))
                .isPresent();
    }

    static String domain(Case failed) {
        return Census.domain(failed.attempt().aor());
    }

    /** Whether the Request-URI names another host than the To. */
    static boolean requestUriDiffers(Case failed) {
        Uri uri =
                Uri.parse(failed.lastRequest().map(RegisterRequest::requestUri).orElse(""));
        return uri instanceof SipUri sip && !sip.lowerHost().equals(domain(failed));
    }
}
