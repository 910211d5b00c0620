package io.siptrail.report.csv;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.report.ConcurrentVisitor;
import io.siptrail.report.ReportFanOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the CSV files of a report. {@code bindings.csv} has its header and no rows as long as nothing is said
 * about bindings.
 */
public final class CsvReport implements AuditVisitor {

    private static final List<String> BINDINGS = List.of(
            "aor",
            "contact",
            "instance",
            "reg_id",
            "user_agent",
            "source",
            "registrar",
            "basis",
            "registered_at",
            "last_refresh",
            "refreshes",
            "expires_granted",
            "expires_at",
            "state",
            "stale",
            "stale_reason",
            "confidence",
            "times",
            "frames");
    private final Path directory;
    private final AuditVisitor rows;

    /** Opens the files in a directory that exists. Each of the long ones is written by a thread of its own. */
    public CsvReport(Path directory) throws IOException {
        this.directory = directory;
        this.rows = new ReportFanOut(List.of(
                new ConcurrentVisitor(new AttemptsCsv(directory)),
                new ConcurrentVisitor(new TransactionsCsv(directory)),
                new DigestsCsv(directory),
                new FindingsCsv(directory)));
    }

    @Override
    public void begin(AuditSummary summary) throws IOException {
        try (CsvFile timing = new CsvFile(directory.resolve("timing.csv"), TimingCsv.COLUMNS)) {
            TimingCsv.write(summary.timing(), timing);
        }
        empty("bindings.csv", BINDINGS);
        rows.begin(summary);
    }

    private void empty(String name, List<String> columns) throws IOException {
        new CsvFile(directory.resolve(name), columns).close();
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
