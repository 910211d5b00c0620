package io.siptrail.analysis;

import io.siptrail.diagnosis.ExaminedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.examination.Examination;
import io.siptrail.diagnosis.password.WeakPasswords;
import io.siptrail.digest.candidate.CandidateProgress;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Position;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What a run found. Its rows may lie in a temporary file, which {@link #close} removes. */
public final class AuditResult implements Closeable {

    private final AuditSummary summary;
    private final SortedSpool<Attempt, Position> attempts;
    private final AttemptDigests digests;
    private final Examination examination;
    private final List<Finding> weakPasswords = new ArrayList<>();
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

    /**
     * Tries every line of a list on every account; what fits becomes a finding. Before {@link #accept}.
     *
     * @param reveal whether the finding may show the password
     */
    public void findWeakPasswords(InputStream candidates, CandidateProgress progress, boolean reveal)
            throws IOException {
        WeakPasswords accounts = new WeakPasswords();
        attempts.read(attempt -> AttemptDigests.inputs(attempt)
                .forEach((transaction, inputs) ->
                        inputs.forEach(input -> accounts.observe(attempt.aor(), transaction, input))));
        weakPasswords.addAll(accounts.search(candidates, Runtime.getRuntime().availableProcessors(), progress, reveal));
    }

    /** Shows the whole result to a visitor. Once, since the findings gather what the attempts showed on the way. */
    public void accept(AuditVisitor visitor) throws IOException {
        visitor.begin(summary);
        bindings.read(visitor, stale);
        Numbering numbering = new Numbering(visitor);
        try (Conveyor<Shown> judging = new Conveyor<>("siptrail-judging", numbering::attempt)) {
            attempts.read(attempt -> judging.put(new Shown(attempt, digests.judge(attempt))));
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
        findings.addAll(weakPasswords);
        findings.sort(Finding.WORST_FIRST);
        return findings;
    }

    /** An attempt and the credentials that it shows, which can be judged before anything else is known. */
    private record Shown(Attempt attempt, List<JudgedCredentials> credentials) {}

    private final class Numbering {

        private final AuditVisitor visitor;
        private long number;
        private long transactions;

        Numbering(AuditVisitor visitor) {
            this.visitor = visitor;
        }

        void attempt(Shown shown) throws IOException {
            Attempt attempt = shown.attempt();
            ExaminedAttempt examined = examination.dated(new ExaminedAttempt(++number, attempt, shown.credentials()));
            visitor.attempt(new NumberedAttempt(
                    number,
                    transactions + 1,
                    attempt,
                    examined.digests(),
                    examination.diagnose(examined),
                    stale.listed(attempt),
                    examination.icmpAbout(attempt)));
            transactions += attempt.transactions().size();
        }
    }

    @Override
    public void close() throws IOException {
        attempts.close();
        bindings.close();
    }
}
