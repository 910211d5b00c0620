package io.siptrail.report.csv;

import io.siptrail.analysis.AuditVisitor;
import io.siptrail.report.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a report lists row by row: the columns of each, and who writes its rows. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of, the functions are constructors.
public enum Sheet {
    ATTEMPTS(AttemptsCsv.COLUMNS, AttemptsCsv::new),
    TRANSACTIONS(TransactionsCsv.COLUMNS, TransactionsCsv::new),
    BINDINGS(BindingsCsv.COLUMNS, BindingsCsv::new),
    FINDINGS(FindingsCsv.COLUMNS, FindingsCsv::new),
    DIGESTS(DigestsCsv.COLUMNS, DigestsCsv::new);

    private final List<String> columns;
    private final Function<Rows, AuditVisitor> writer;

    Sheet(List<String> columns, Function<Rows, AuditVisitor> writer) {
        this.columns = columns;
        this.writer = writer;
    }

    /** {@code attempts} and so on. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of its columns in their order. */
    public List<String> columns() {
        return columns;
    }

    /** Sends its rows there, and closes it at the end. */
    public AuditVisitor to(Rows rows) {
        return writer.apply(rows);
    }

    /** Writes it as CSV into a directory that exists. */
    AuditVisitor file(Path directory) throws IOException {
        return to(new CsvFile(directory.resolve(label() + ".csv"), columns));
    }
}
