package io.siptrail.analysis;

import io.siptrail.diagnosis.Examination;
import io.siptrail.diagnosis.ExaminedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Position;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a run found. Its rows may lie in a temporary file, which {@link #close} removes. */
public final class AuditResult implements Closeable {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparingLong(finding -> finding.firstNanos().orElse(Long.MAX_VALUE));

    private final AuditSummary summary;
    private final SortedSpool<Attempt, Position> attempts;
    private final AttemptDigests digests;
    private final Examination examination;
    private final BindingJudgement bindings;
    private final StaleListings stale;

    AuditResult(
            AuditSummary summary,
            SortedSpool<Attempt, Position> attempts,
            AttemptDigests digests,
            Examination examination,
            BindingJudgement bindings,
            int staleContacts) {
        this.summary = summary;
        this.attempts = attempts;
        this.digests = digests;
        this.examination = examination;
        this.bindings = bindings;
        this.stale = new StaleListings(staleContacts);
    }

    public AuditSummary summary() {
        return summary;
    }

    /** Shows the whole result to a visitor. Once, since the findings gather what the attempts showed on the way. */
    public void accept(AuditVisitor visitor) throws IOException {
        visitor.begin(summary);
        bindings.read(visitor, stale);
        Numbering numbering = new Numbering(visitor);
        try (Conveyor<Attempt> judging = new Conveyor<>("siptrail-judging", numbering::attempt)) {
            attempts.read(judging::put);
        } catch (Conveyor.Failed failed) {
            throw failed.asIOException();
        }
        for (Finding finding : findings()) {
            visitor.finding(finding);
        }
        visitor.end();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(examination.findings());
        findings.addAll(bindings.findings());
        findings.sort(WORST_FIRST);
        return findings;
    }

    private final class Numbering {

        private final AuditVisitor visitor;
        private long number;
        private long transactions;

        Numbering(AuditVisitor visitor) {
            this.visitor = visitor;
        }

        void attempt(Attempt attempt) throws IOException {
            ExaminedAttempt examined = new ExaminedAttempt(++number, attempt, digests.judge(attempt));
            visitor.attempt(new NumberedAttempt(
                    number,
                    transactions + 1,
                    attempt,
                    examined.digests(),
                    examination.diagnose(examined),
                    stale.listed(attempt)));
            transactions += attempt.transactions().size();
        }
    }

    @Override
    public void close() throws IOException {
        attempts.close();
        bindings.close();
    }
}
