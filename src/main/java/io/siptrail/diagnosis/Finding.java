package io.siptrail.diagnosis;

import io.siptrail.registration.FrameTrail;
import java.util.Comparator;
import java.util.OptionalLong;

/**
 * What a person should know, whether or not a registration failed.
 *
 * @param subject what it is about, from the wire as a rule: an AOR, a source, a registrar
 * @param count how often, or how many of what the explanation says
 * @param firstNanos raw time of its first evidence, nanoseconds since the epoch; empty when no frame shows it
 * @param explanation quotes what was seen
 * @param remedy one sentence on what to do
 * @param frames the evidence
 * @param displayFilter Wireshark's, which shows the evidence; possibly empty
 */
public record Finding(
        Severity severity,
        FindingKind kind,
        Confidence confidence,
        String subject,
        long count,
        OptionalLong firstNanos,
        Statement explanation,
        String remedy,
        FrameTrail frames,
        String displayFilter) {

    /** The worst first, then in the order of the capture, then by what they are about. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparingLong(finding -> finding.firstNanos().orElse(Long.MAX_VALUE))
            .thenComparing(Finding::kind)
            .thenComparing(Finding::subject);
}
