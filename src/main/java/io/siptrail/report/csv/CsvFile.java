package io.siptrail.report.csv;

import io.siptrail.net.Endpoint;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Printable;
import io.siptrail.report.Rows;
import io.siptrail.report.Seconds;
import io.siptrail.report.Timestamps;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;

/**
 * One file of the report. A cell that a spreadsheet would take for a formula gets an apostrophe in front. What can never
 * need a quote is written as it is; all else the library quotes where it must.
 */
public final class CsvFile extends Rows {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final int BLOCK = 1 << 15;

    /** Characters that are harmless within a cell. */
    private static final boolean[] INNER = table("\",");
    /** Characters that are harmless wherever they stand in a cell, the beginning of a row included. */
    private static final boolean[] FIRST = table(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    /** Takes what is written, block by block. */
    private interface Sink extends Closeable {
        void take(StringBuilder block) throws IOException;
    }

    private final Sink out;
    private final int columns;
    private StringBuilder rows = new StringBuilder(BLOCK + 2_048);
    private int column;

    /** Opens the file and writes its header row. */
    CsvFile(Path path, List<String> header) throws IOException {
        this(new ByteSink(Files.newOutputStream(path)), header);
    }

    /** Writes the header row to somewhere else than a file. */
    public CsvFile(Writer out, List<String> header) throws IOException {
        this(new TextSink(out), header);
    }

    private CsvFile(Sink out, List<String> header) throws IOException {
        this.out = out;
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

    @Override
    public CsvFile text(String value) throws IOException {
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

    @Override
    public CsvFile cell(String value) throws IOException {
        FORMAT.print(value, rows, column == 0);
        column++;
        return this;
    }

    @Override
    public CsvFile word(String value) {
        return plain(value);
    }

    @Override
    public CsvFile number(long value) {
        next().append(value);
        return this;
    }

    @Override
    public CsvFile endpoint(Endpoint value) throws IOException {
        if (value.address().version() == 4) {
            value.appendTo(next());
            return this;
        }
        return cell(value.toString());
    }

    @Override
    public CsvFile time(long nanos) {
        Timestamps.append(next(), nanos);
        return this;
    }

    @Override
    public CsvFile second(Optional<Instant> time) throws IOException {
        if (time.isEmpty()) {
            return unknown(1);
        }
        Instant known = time.get();
        long seconds = known.getEpochSecond();
        if (known.getNano() != 0) {
            return cell(known.toString());
        }
        Timestamps.appendSeconds(next(), seconds);
        return this;
    }

    @Override
    public CsvFile duration(OptionalLong nanos) {
        if (nanos.isEmpty()) {
            return unknown(1);
        }
        Milliseconds.append(next(), nanos.getAsLong());
        return this;
    }

    @Override
    public CsvFile seconds(OptionalLong nanos) {
        return nanos.isEmpty() ? unknown(1) : plain(Seconds.of(nanos.getAsLong()));
    }

    @Override
    public CsvFile unknown(int cells) {
        for (int i = 0; i < cells; i++) {
            next();
        }
        return this;
    }

    @Override
    public void endRow() throws IOException {
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
        out.take(rows);
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

    private record ByteSink(OutputStream out) implements Sink {

        @Override
        public void take(StringBuilder block) throws IOException {
            out.write(block.toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private record TextSink(Writer out) implements Sink {

        @Override
        public void take(StringBuilder block) throws IOException {
            out.append(block);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
