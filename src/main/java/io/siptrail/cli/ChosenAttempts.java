package io.siptrail.cli;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import java.io.IOException;
import java.util.function.Predicate;

/** Passes on the attempts that are wanted, chosen by their own names whatever they are shown under. */
final class ChosenAttempts implements AuditVisitor {

    private final Predicate<NumberedAttempt> wanted;
    private final AuditVisitor next;

    ChosenAttempts(Predicate<NumberedAttempt> wanted, AuditVisitor next) {
        this.wanted = wanted;
        this.next = next;
    }

    @Override
    public void begin(AuditSummary summary) throws IOException {
        next.begin(summary);
    }

    @Override
    public void attempt(NumberedAttempt attempt) throws IOException {
        if (wanted.test(attempt)) {
            next.attempt(attempt);
        }
    }

    @Override
    public void end() throws IOException {
        next.end();
    }
}
