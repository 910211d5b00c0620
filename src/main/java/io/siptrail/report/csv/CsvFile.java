package io.siptrail.report.csv;

import io.siptrail.net.Endpoint;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Printable;
import io.siptrail.report.Seconds;
import io.siptrail.report.Timestamps;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;

/**
 * One file of the report. A cell that a spreadsheet would take for a formula gets an apostrophe in front. What can never
 * need a quote is written as it is; all else the library quotes where it must.
 */
final class CsvFile implements Closeable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final int BLOCK = 1 << 15;

    /** Characters that are harmless within a cell. */
    private static final boolean[] INNER = table("\",");
    /** Characters that are harmless wherever they stand in a cell, the beginning of a row included. */
    private static final boolean[] FIRST = table(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    private final OutputStream out;
    private final int columns;
    private StringBuilder rows = new StringBuilder(BLOCK + 2_048);
    private int column;

    /** Opens the file and writes its header row. */
    CsvFile(Path path, List<String> header) throws IOException {
        this.out = Files.newOutputStream(path);
        this.columns = header.size();
        for (String name : header) {
            cell(name);
        }
        endRow();
    }

    private static boolean[] table(String harmful) {
        boolean[] table = new boolean[128];
        for (int c = ' '; c < 0x7f; c++) {
            table[c] = harmful.indexOf(c) < 0;
        }
        return table;
    }

    /** The next cell of the row: text that may come from the wire. */
    CsvFile text(String value) throws IOException {
        return value.isEmpty() || isHarmless(value) ? plain(value) : cell(guarded(value));
    }

    /** Whether neither a reader of CSV, nor a spreadsheet, nor a terminal could take it for more than text. */
    private static boolean isHarmless(String value) {
        int last = value.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = value.charAt(i);
            if (c > 0x7e || !INNER[c]) {
                return false;
            }
        }
        return FIRST[value.charAt(0)] && value.charAt(last) > ' ';
    }

    /** Text that needs no quotes. The library quotes an empty first cell, which is none of ours. */
    private CsvFile plain(String value) {
        next().append(value);
        return this;
    }

    private StringBuilder next() {
        if (column++ > 0) {
            rows.append(',');
        }
        return rows;
    }

    /** The next cell of the row: text of our own, or digits. */
    CsvFile cell(String value) throws IOException {
        FORMAT.print(value, rows, column == 0);
        column++;
        return this;
    }

    /** The next cell of the row: a word of our own, or none. */
    CsvFile word(String value) {
        return plain(value);
    }

    /** The next cell of the row. */
    CsvFile number(long value) {
        next().append(value);
        return this;
    }

    /** The next cell of the row, empty when unknown. */
    CsvFile number(OptionalLong value) {
        return value.isPresent() ? number(value.getAsLong()) : unknown(1);
    }

    /** The next cell of the row. */
    CsvFile endpoint(Endpoint value) throws IOException {
        if (value.address().version() == 4) {
            value.appendTo(next());
            return this;
        }
        return cell(value.toString());
    }

    /** The next cell of the row: a time in nanoseconds since the epoch. */
    CsvFile time(long nanos) {
        Timestamps.append(next(), nanos);
        return this;
    }

    /** The next cell of the row: a duration in nanoseconds, empty when unknown. */
    CsvFile duration(OptionalLong nanos) {
        if (nanos.isEmpty()) {
            return unknown(1);
        }
        Milliseconds.append(next(), nanos.getAsLong());
        return this;
    }

    /** The next cell of the row: a duration in nanoseconds, shown in seconds; empty when unknown. */
    CsvFile seconds(OptionalLong nanos) {
        return nanos.isEmpty() ? unknown(1) : plain(Seconds.of(nanos.getAsLong()));
    }

    /** The next cells of the row, of which nothing is known. */
    CsvFile unknown(int cells) {
        for (int i = 0; i < cells; i++) {
            next();
        }
        return this;
    }

    /** Ends the row, which has to have as many cells as the header. */
    void endRow() throws IOException {
        if (column != columns) {
            throw new IllegalStateException("a row of " + column + " cells under " + columns + " columns");
        }
        column = 0;
        rows.append(FORMAT.getRecordSeparator());
        if (rows.length() >= BLOCK) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        rows.setLength(0);
        if (rows.capacity() > 4 * BLOCK) {
            rows = new StringBuilder(BLOCK + 2_048);
        }
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
        try (out) {
            flush();
        }
    }
}
