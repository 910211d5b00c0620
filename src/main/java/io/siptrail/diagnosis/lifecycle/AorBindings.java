package io.siptrail.diagnosis.lifecycle;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.CapturedTime;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.FrameTrail;
import io.siptrail.registration.RegistrarCensus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The judged bindings of one address-of-record, and what a rule needs beside them.
 *
 * @param bindings in the order in which they were first shown; at least one
 */
record AorBindings(String aor, List<JudgedBinding> bindings, RegistrarCensus census, CapturedTime captured) {

    private static final int FRAMES = 16;

    AorBindings {
        bindings = List.copyOf(bindings);
    }

    /** A finding about this address-of-record. */
    Finding finding(
            Severity severity,
            FindingKind kind,
            Confidence confidence,
            long count,
            long firstNanos,
            Statement explanation,
            String remedy,
            FrameTrail frames) {
        return new Finding(
                severity,
                kind,
                confidence,
                aor,
                count,
                OptionalLong.of(firstNanos),
                explanation,
                remedy,
                frames,
                DisplayFilter.register(aor));
    }

    /** The frames that show these bindings, each once, the first sixteen. */
    static FrameTrail frames(List<JudgedBinding> bindings) {
        Set<FrameRef> frames = new LinkedHashSet<>();
        for (JudgedBinding binding : bindings) {
            if (frames.size() < FRAMES) {
                frames.addAll(binding.binding().frames().first());
                frames.addAll(binding.binding().frames().last());
                binding.staleness().ifPresent(stale -> frames.addAll(stale.frames()));
            }
        }
        return trail(frames);
    }

    /** The frames that show a binding and the odd answer of it. */
    static FrameTrail frames(JudgedBinding binding) {
        Set<FrameRef> frames = new LinkedHashSet<>(binding.binding().frames().first());
        frames.addAll(binding.binding().frames().last());
        binding.binding().habit().oddFrame().ifPresent(frames::add);
        return trail(frames);
    }

    static FrameTrail trail(Set<FrameRef> frames) {
        return new FrameTrail(
                frames.stream().limit(FRAMES).sorted().toList(), Math.max(0, frames.size() - FRAMES), List.of());
    }
}
