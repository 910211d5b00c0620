package io.siptrail.report.csv;

import io.siptrail.report.Printable;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One file of the report. A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
final class CsvFile implements Closeable {

    private final CSVPrinter printer;
    private final int columns;
    private int column;

    /** Opens the file and writes its header row. */
    CsvFile(Path path, List<String> header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        this.printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        this.columns = header.size();
        printer.printRecord(header);
    }

    /** The next cell of the row: text that may come from the wire. */
    CsvFile text(String value) throws IOException {
        return cell(guarded(value));
    }

    /** The next cell of the row: text of our own, or digits. */
    CsvFile cell(String value) throws IOException {
        printer.print(value);
        column++;
        return this;
    }

    /** The next cell of the row. */
    CsvFile number(long value) throws IOException {
        return cell(Long.toString(value));
    }

    /** The next cells of the row, of which nothing is known. */
    CsvFile unknown(int cells) throws IOException {
        for (int i = 0; i < cells; i++) {
            cell("");
        }
        return this;
    }

    /** Ends the row, which has to have as many cells as the header. */
    void endRow() throws IOException {
        if (column != columns) {
            throw new IllegalStateException("a row of " + column + " cells under " + columns + " columns");
        }
        column = 0;
        printer.println();
    }

    private static String guarded(String value) {
        if (value.isEmpty()) {
            return value;
        }
        char first = value.charAt(0);
        boolean dangerous =
                first == '=' || first == '+' || first == '-' || first == '@' || first < ' ' || first == 0x7f;
        return dangerous ? "'" + Printable.of(value) : Printable.of(value);
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
