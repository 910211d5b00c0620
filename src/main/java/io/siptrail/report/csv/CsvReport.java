package io.siptrail.report.csv;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.report.ConcurrentVisitor;
import io.siptrail.report.ReportFanOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the CSV files of a report. */
public final class CsvReport implements AuditVisitor {

    private final Path directory;
    private final AuditVisitor rows;

    /** Opens the files in a directory that exists. Each of the long ones is written by a thread of its own. */
    public CsvReport(Path directory) throws IOException {
        this.directory = directory;
        this.rows = new ReportFanOut(List.of(
                new ConcurrentVisitor(Sheet.ATTEMPTS.file(directory)),
                new ConcurrentVisitor(Sheet.TRANSACTIONS.file(directory)),
                Sheet.BINDINGS.file(directory),
                new ConcurrentVisitor(Sheet.DIGESTS.file(directory)),
                Sheet.FINDINGS.file(directory)));
    }

    @Override
    public void begin(AuditSummary summary) throws IOException {
        try (CsvFile timing = new CsvFile(directory.resolve("timing.csv"), TimingCsv.COLUMNS)) {
            TimingCsv.write(summary.timing(), timing);
        }
        rows.begin(summary);
    }

    @Override
    public void binding(JudgedBinding binding) throws IOException {
        rows.binding(binding);
    }

    @Override
    public void attempt(NumberedAttempt attempt) throws IOException {
        rows.attempt(attempt);
    }

    @Override
    public void finding(Finding finding) throws IOException {
        rows.finding(finding);
    }

    @Override
    public void end() throws IOException {
        rows.end();
    }
}
