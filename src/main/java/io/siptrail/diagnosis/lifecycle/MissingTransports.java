package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.net.Transport;
import io.siptrail.registration.Registrant;

/**
 * {@code transport-missing-in-contact}: a device registers over another transport than UDP under a contact that names none, so
 * that requests to it go by UDP (RFC 3263 §4.1).
 */
final class MissingTransports implements LifecycleRule {

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        for (JudgedBinding binding : aor.bindings()) {
            Registrant who = binding.binding().registrant().orElse(null);
            if (who != null
                    && who.transport() != Transport.UDP
                    && !binding.address().namesTransport()
                    && !binding.address().host().isEmpty()) {
                book.add(aor.finding(
                        Severity.LOW,
                        FindingKind.TRANSPORT_MISSING_IN_CONTACT,
                        Confidence.PROVEN,
                        1,
                        binding.shownNanos(),
                        Statement.of("A REGISTER over " + who.transport().name() + " binds ")
                                .quote(binding.binding().contact().uri())
                                .text(", which names no transport, so that requests to it go by UDP."),
                        "Let the device write the transport into its contact.",
                        AorBindings.frames(binding)));
            }
        }
    }
}
