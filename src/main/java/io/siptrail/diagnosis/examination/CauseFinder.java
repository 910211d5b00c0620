package io.siptrail.diagnosis.examination;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Interrupted;
import io.siptrail.diagnosis.cause.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the rules in their order, takes the first that speaks, and names what else would fit. */
final class CauseFinder {

    private final List<CauseRule> rules;

    CauseFinder(List<CauseRule> rules) {
        this.rules = rules;
    }

    /** The one cause of a failed attempt; of a pending one only what is certain without its end, and never as proven. */
    Optional<Diagnosis> find(Case failed) {
        boolean cut = failed.isCut() || failed.surroundings().facts().hasCuts();
        Optional<Diagnosis> primary = Optional.empty();
        List<Cause> others = new ArrayList<>();
        CauseRule deciding = null;
        for (CauseRule rule : rules) {
            if (!mayAsk(rule, failed, cut)) {
                continue;
            }
            Optional<Diagnosis> diagnosis = rule.judge(failed);
            if (primary.isEmpty()) {
                primary = diagnosis;
                deciding = rule;
            } else if (diagnosis.isPresent() && !rule.isFallback()) {
                others.add(diagnosis.get().cause());
            }
        }
        if (primary.isEmpty()) {
            return failed.isPending() ? primary : Optional.of(cut ? Unknown.cut(failed) : Unknown.plain(failed));
        }
        Diagnosis named = named(primary.get(), others);
        if (deciding != null && deciding.needsWholePackets()) {
            named = Interrupted.doubted(named, failed);
        }
        return Optional.of(failed.isPending() ? named.atMost(Confidence.LIKELY) : named);
    }

    private static boolean mayAsk(CauseRule rule, Case failed, boolean cut) {
        return (!failed.isPending() || rule.speaksOfPending()) && !(cut && rule.needsWholePackets()) && !failed.isCut();
    }

    /** What is proven leaves no other reading. */
    private static Diagnosis named(Diagnosis primary, List<Cause> others) {
        if (primary.confidence() == Confidence.PROVEN || others.isEmpty()) {
            return primary;
        }
        return primary.and(Statement.of("; also possible: "
                + String.join(", ", others.stream().map(Cause::id).distinct().toList())));
    }
}
