package io.siptrail.redaction;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.InputSummary;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.analysis.Scope;
import io.siptrail.analysis.Timing;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.JudgedBinding;
import java.io.IOException;

/**
 * Shows a result to a report with pseudonyms in place of users, hosts, addresses, Call-IDs, branches and instances. Names of files,
 * software, nonces, ports and times stay. Display filters are left out, for they would fit no capture.
 */
public final class Redaction implements AuditVisitor {

    private final AuditVisitor report;
    private final RedactedText text;
    private final RedactedWords words;
    private final RedactedAttempts attempts;
    private final RedactedBindings bindings;

    /** Redacts what this report is shown. */
    public Redaction(RedactionKey key, RedactionLimits limits, AuditVisitor report) {
        Pseudonyms pseudonyms = new Pseudonyms(key, limits);
        this.report = report;
        this.text = new RedactedText(pseudonyms, limits);
        this.words = new RedactedWords(text);
        this.attempts = new RedactedAttempts(text, pseudonyms, words);
        this.bindings = new RedactedBindings(text, pseudonyms, words);
    }

    @Override
    public void begin(AuditSummary summary) throws IOException {
        report.begin(new AuditSummary(
                summary.inputs().stream().map(this::input).toList(),
                summary.faults(),
                summary.skippedFiles(),
                summary.incomplete(),
                summary.frames(),
                summary.messages(),
                summary.irregularities(),
                summary.attempts(),
                summary.transactions(),
                summary.retransmissions(),
                summary.kinds(),
                summary.outcomes(),
                summary.timing().named(this::name),
                summary.refreshes(),
                summary.gaps()));
    }

    private InputSummary input(InputSummary input) {
        return new InputSummary(
                input.path(),
                input.name(),
                input.format(),
                input.frames(),
                input.bytes(),
                input.firstNanos(),
                input.lastNanos(),
                input.complete(),
                input.warnings().stream().map(text::own).toList());
    }

    private String name(Scope scope, String name) {
        boolean address = scope == Scope.REGISTRAR || scope == Scope.SOURCE;
        return address && !name.equals(Timing.OTHERS) ? text.own(name) : name;
    }

    @Override
    public void binding(JudgedBinding binding) throws IOException {
        report.binding(bindings.binding(binding));
    }

    @Override
    public void attempt(NumberedAttempt attempt) throws IOException {
        report.attempt(attempts.attempt(attempt));
    }

    @Override
    public void finding(Finding finding) throws IOException {
        report.finding(new Finding(
                finding.severity(),
                finding.kind(),
                finding.confidence(),
                text.wire(finding.subject()),
                finding.count(),
                finding.firstNanos(),
                words.statement(finding.explanation()),
                text.own(finding.remedy()),
                finding.frames(),
                ""));
    }

    @Override
    public void end() throws IOException {
        report.end();
    }

    /** Whether there were more names than the limit; sentences that quote the wire are then hidden whole. */
    public boolean isLimitReached() {
        return text.isFull();
    }
}
