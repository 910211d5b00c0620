package io.siptrail.analysis;

import io.siptrail.capture.CaptureFault;
import io.siptrail.diagnosis.census.CaptureGap;
import io.siptrail.diagnosis.contact.CapturedTime;
import io.siptrail.net.FrameTally;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.Outcome;
import io.siptrail.registration.RefreshFractions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Everything about a run but its rows.
 *
 * @param inputs in the order of their first frames
 * @param faults inputs that could not be read, or not to their end
 * @param skippedFiles files met in directories that are no captures
 * @param incomplete whether the run was ended before the input was
 * @param irregularities counted events by id, those of all packages
 * @param retransmissions of REGISTER requests, copies not counted
 * @param kinds attempts by kind
 * @param outcomes attempts by outcome
 * @param refreshes at what part of their time bindings were refreshed
 * @param gaps the times between files that none of them covers, in order; where captures rotate, mere pauses too
 */
public record AuditSummary(
        List<InputSummary> inputs,
        List<CaptureFault> faults,
        int skippedFiles,
        boolean incomplete,
        FrameTally frames,
        MessageCensus messages,
        Map<String, Long> irregularities,
        long attempts,
        long transactions,
        long retransmissions,
        Map<AttemptKind, Long> kinds,
        Map<Outcome, Long> outcomes,
        Timing timing,
        RefreshFractions refreshes,
        List<CaptureGap> gaps) {

    /** Copies the gaps. */
    public AuditSummary {
        gaps = List.copyOf(gaps);
    }

    /** The stretches of time that the inputs cover. */
    public CapturedTime captured() {
        return CapturedTime.of(
                inputs.stream()
                        .filter(input -> input.firstNanos().isPresent()
                                && input.lastNanos().isPresent())
                        .map(input -> new CapturedTime.Span(
                                input.firstNanos().getAsLong(),
                                input.lastNanos().getAsLong()))
                        .toList(),
                gaps.stream()
                        .filter(CaptureGap::isDoubtful)
                        .map(gap -> new CapturedTime.Span(gap.fromNanos(), gap.toNanos()))
                        .collect(Collectors.toSet()));
    }

    /** Raw time of the earliest frame, nanoseconds since the epoch. */
    public OptionalLong firstNanos() {
        return inputs.stream()
                .flatMapToLong(input -> input.firstNanos().stream())
                .min();
    }

    /** Raw time of the latest frame, nanoseconds since the epoch. */
    public OptionalLong lastNanos() {
        return inputs.stream()
                .flatMapToLong(input -> input.lastNanos().stream())
                .max();
    }
}
