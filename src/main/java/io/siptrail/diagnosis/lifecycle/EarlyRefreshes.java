package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;

/** {@code refresh-too-often}: a binding is refreshed in the first quarter of its time, again and again. */
final class EarlyRefreshes implements LifecycleRule {

    private static final int AGAIN = 3;

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        for (JudgedBinding binding : aor.bindings()) {
            int early = binding.binding().habit().early();
            if (early >= AGAIN && early * 2L >= binding.times().refreshes()) {
                book.add(aor.finding(
                        Severity.LOW,
                        FindingKind.REFRESH_TOO_OFTEN,
                        Confidence.PROVEN,
                        early,
                        binding.shownNanos(),
                        Statement.of("The binding of ")
                                .quote(binding.binding().contact().uri())
                                .text(", granted for "
                                        + binding.binding().grants().grantedSeconds() + " s, was refreshed "
                                        + early + " of " + binding.times().refreshes()
                                        + " times before a quarter of that was over."),
                        "If this is to keep a NAT open, let the device send keep-alives (RFC 5626 §3.5.2) instead of REGISTERs.",
                        AorBindings.frames(binding)));
            }
        }
    }
}
