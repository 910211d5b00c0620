package io.siptrail.diagnosis.finding.quality;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.transaction.Transaction;
import java.util.function.Consumer;

/** Packets that were captured more than once: at several interfaces, or by a mirror port that shows both ways. */
public final class DuplicatePackets implements FindingRule {

    private final Trail messages = new Trail();
    private long copies;

    @Override
    public void take(Observation observation) {
        for (Transaction transaction : observation.attempt().transactions()) {
            if (transaction.duplicates() > 0) {
                copies += transaction.duplicates();
                messages.add(transaction);
            }
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        if (copies > 0) {
            found.accept(messages.finding(
                    FindingKind.DUPLICATE_PACKETS,
                    Severity.INFO,
                    Confidence.PROVEN,
                    "capture",
                    copies,
                    Statement.of(copies + " packets of " + messages.count()
                            + " transactions were captured more than once; they are counted once"),
                    "Nothing need be done; to be rid of them, capture at one interface.",
                    ""));
        }
    }
}
