package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import java.io.Closeable;
import java.io.IOException;

/** What a run found. Its rows may lie in a temporary file, which {@link #close} removes. */
public final class AuditResult implements Closeable {

    private final AuditSummary summary;
    private final AttemptStore attempts;

    private final AttemptDigests digests;

    AuditResult(AuditSummary summary, AttemptStore attempts, AttemptDigests digests) {
        this.digests = digests;
        this.summary = summary;
        this.attempts = attempts;
    }

    public AuditSummary summary() {
        return summary;
    }

    /** Shows the whole result to a visitor; may be called again. */
    public void accept(AuditVisitor visitor) throws IOException {
        visitor.begin(summary);
        Numbering numbering = new Numbering(visitor, digests);
        try (Conveyor<Attempt> judging = new Conveyor<>("siptrail-judging", numbering::attempt)) {
            attempts.read(judging::put);
        } catch (Conveyor.Failed failed) {
            if (failed.getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            throw failed;
        }
        visitor.end();
    }

    private static final class Numbering {

        private final AuditVisitor visitor;
        private final AttemptDigests digests;
        private long attempts;
        private long transactions;

        Numbering(AuditVisitor visitor, AttemptDigests digests) {
            this.visitor = visitor;
            this.digests = digests;
        }

        void attempt(Attempt attempt) throws IOException {
            visitor.attempt(new NumberedAttempt(++attempts, transactions + 1, attempt, digests.judge(attempt)));
            transactions += attempt.transactions().size();
        }
    }

    @Override
    public void close() throws IOException {
        attempts.close();
    }
}
