package io.siptrail.bench;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.Audit;
import io.siptrail.analysis.AuditProgress;
import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.CaptureSet;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.report.csv.CsvFile;
import io.siptrail.report.csv.Sheet;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The rows of one attempt, written to nowhere. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CsvRowsBenchmark {

    private static final int ATTEMPTS = 4_096;

    private final List<NumberedAttempt> attempts = new ArrayList<>(ATTEMPTS);
    private AuditVisitor attemptRows = new Collector();
    private AuditVisitor transactionRows = new Collector();

    /** Audits the capture of registrations, as the command does. */
    @Setup
    public void audit() throws IOException {
        AuditSettings settings = new AuditSettings(Set.of(), CredentialFile.empty(), AnalysisLimits.defaults());
        try (CaptureSet capture = Traffic.open(Traffic.registrations());
                AuditResult result = Audit.run(capture, settings, AuditProgress.NONE)) {
            attemptRows = rows(Sheet.ATTEMPTS, result.summary());
            transactionRows = rows(Sheet.TRANSACTIONS, result.summary());
            result.accept(new Collector());
        }
    }

    private static AuditVisitor rows(Sheet sheet, AuditSummary summary) throws IOException {
        AuditVisitor rows = sheet.to(new CsvFile(Writer.nullWriter(), sheet.columns()));
        rows.begin(summary);
        return rows;
    }

    /** A row of attempts.csv. */
    @Benchmark
    @OperationsPerInvocation(ATTEMPTS)
    public void attemptRow() throws IOException {
        for (NumberedAttempt attempt : attempts) {
            attemptRows.attempt(attempt);
        }
    }

    /** The rows of transactions.csv that belong to one attempt, two as a rule. */
    @Benchmark
    @OperationsPerInvocation(ATTEMPTS)
    public void transactionRows() throws IOException {
        for (NumberedAttempt attempt : attempts) {
            transactionRows.attempt(attempt);
        }
    }

    private final class Collector implements AuditVisitor {

        @Override
        public void begin(AuditSummary summary) {}

        @Override
        public void attempt(NumberedAttempt attempt) {
            if (attempts.size() < ATTEMPTS) {
                attempts.add(attempt);
            }
        }

        @Override
        public void end() {}
    }
}
