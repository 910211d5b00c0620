package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.registration.FrameTrail;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Gathers findings, so many of each kind. Those for which there is no room are counted in one that stands for them. */
final class FindingBook {

    private static final String OTHERS = "(others)";

    private final int perKind;
    private final Map<FindingKind, List<Finding>> kept = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Rest> rest = new EnumMap<>(FindingKind.class);

    private static final class Rest {
        private long count;
        private Severity worst = Severity.INFO;
    }

    FindingBook(int perKind) {
        this.perKind = perKind;
    }

    void add(Finding finding) {
        List<Finding> ofKind = kept.computeIfAbsent(finding.kind(), none -> new ArrayList<>());
        if (ofKind.size() < perKind) {
            ofKind.add(finding);
            return;
        }
        Rest others = rest.computeIfAbsent(finding.kind(), none -> new Rest());
        others.count++;
        others.worst = finding.severity().compareTo(others.worst) < 0 ? finding.severity() : others.worst;
    }

    /** All of them, by kind. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        kept.values().forEach(all::addAll);
        rest.forEach((kind, others) -> all.add(new Finding(
                others.worst,
                kind,
                Confidence.PROVEN,
                OTHERS,
                others.count,
                OptionalLong.empty(),
                Statement.of("There are " + others.count + " more findings of this kind than are shown."),
                "Look at a part of the capture at a time.",
                new FrameTrail(List.of(), 0, List.of()),
                "")));
        return all;
    }
}
