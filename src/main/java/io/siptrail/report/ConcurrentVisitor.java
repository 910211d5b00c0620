package io.siptrail.report;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.Conveyor;
import io.siptrail.analysis.NumberedAttempt;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows the rows to a visitor on a thread of its own; the beginning and the end stay on the caller's. */
public final class ConcurrentVisitor implements AuditVisitor {

    private final AuditVisitor visitor;
    private @Nullable Conveyor<NumberedAttempt> rows;

    /** Wraps a visitor that shares nothing with others. */
    public ConcurrentVisitor(AuditVisitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public void begin(AuditSummary summary) throws IOException {
        visitor.begin(summary);
        rows = new Conveyor<>("siptrail-report", visitor::attempt);
    }

    @Override
    public void attempt(NumberedAttempt attempt) throws IOException {
        try {
            open().put(attempt);
        } catch (Conveyor.Failed failed) {
            throw failed.asIOException();
        }
    }

    @Override
    public void end() throws IOException {
        try {
            open().close();
        } catch (Conveyor.Failed failed) {
            throw failed.asIOException();
        }
        visitor.end();
    }

    private Conveyor<NumberedAttempt> open() {
        Conveyor<NumberedAttempt> begun = rows;
        if (begun == null) {
            throw new IllegalStateException("a row before the beginning");
        }
        return begun;
    }
}
