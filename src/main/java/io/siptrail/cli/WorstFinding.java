package io.siptrail.cli;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.Severity;
import org.jspecify.annotations.Nullable;

/** Remembers how bad the worst finding was. */
final class WorstFinding implements AuditVisitor {

    private @Nullable Severity worst;

    @Override
    public void begin(AuditSummary summary) {
        worst = null;
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        // A failed attempt is no finding.
    }

    @Override
    public void finding(Finding finding) {
        Severity known = worst;
        worst = known == null || finding.severity().compareTo(known) < 0 ? finding.severity() : known;
    }

    @Override
    public void end() {
        // Nothing is written.
    }

    /** Whether one was at least as bad as this. */
    boolean reaches(Severity severity) {
        Severity known = worst;
        return known != null && known.compareTo(severity) <= 0;
    }
}
