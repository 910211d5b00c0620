package io.siptrail.report;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.JudgedBinding;
import java.io.IOException;
import java.util.List;

/** All formats at once: shows the result to each visitor in turn. */
public final class ReportFanOut implements AuditVisitor {

    private final List<AuditVisitor> visitors;

    /** Shows the result in this order. */
    public ReportFanOut(List<AuditVisitor> visitors) {
        this.visitors = List.copyOf(visitors);
    }

    @Override
    public void begin(AuditSummary summary) throws IOException {
        for (AuditVisitor visitor : visitors) {
            visitor.begin(summary);
        }
    }

    @Override
    public void binding(JudgedBinding binding) throws IOException {
        for (AuditVisitor visitor : visitors) {
            visitor.binding(binding);
        }
    }

    @Override
    public void attempt(NumberedAttempt attempt) throws IOException {
        for (AuditVisitor visitor : visitors) {
            visitor.attempt(attempt);
        }
    }

    @Override
    public void finding(Finding finding) throws IOException {
        for (AuditVisitor visitor : visitors) {
            visitor.finding(finding);
        }
    }

    @Override
    public void end() throws IOException {
        for (AuditVisitor visitor : visitors) {
            visitor.end();
        }
    }
}
