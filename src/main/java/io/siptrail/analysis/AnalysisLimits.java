package io.siptrail.analysis;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.diagnosis.evidence.EvidenceLimits;
import io.siptrail.diagnosis.lifecycle.LifecycleLimits;
import io.siptrail.net.NetLimits;
import io.siptrail.registration.RegistrationLimits;
import io.siptrail.sip.SipLimits;
import io.siptrail.stream.StreamLimits;

/**
 * The bounds of every package together.
 *
 * @param timingNames names per scope of which statistics are kept apart
 * @param durationsInMemory durations that are held before they go to a temporary file
 * @param attemptsInMemory finished attempts that are held before they go to a temporary file
 * @param bindingsInMemory the same for bindings
 * @param staleContacts stretches in which a contact was stale that are remembered, to count them in each attempt's list
 */
public record AnalysisLimits(
        CaptureLimits capture,
        NetLimits net,
        StreamLimits stream,
        SipLimits sip,
        RegistrationLimits registration,
        EvidenceLimits evidence,
        LifecycleLimits lifecycle,
        int timingNames,
        int durationsInMemory,
        int attemptsInMemory,
        int bindingsInMemory,
        int staleContacts) {

    /** The defaults of every package. */
    public static AnalysisLimits defaults() {
        return new AnalysisLimits(
                CaptureLimits.defaults(),
                NetLimits.defaults(),
                StreamLimits.defaults(),
                SipLimits.DEFAULTS,
                RegistrationLimits.defaults(),
                EvidenceLimits.defaults(),
                LifecycleLimits.defaults(),
                10_000,
                1 << 20,
                8_192,
                8_192,
                10_000_000);
    }
}
