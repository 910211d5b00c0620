package io.siptrail.report.console;

import io.siptrail.report.Milliseconds;
import io.siptrail.report.Printable;
import io.siptrail.report.Rows;
import io.siptrail.report.Seconds;
import io.siptrail.report.Timestamps;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Rows as a table that fits the terminal: of the columns that matter most as many as have room, numbers to the right, and text
 * from the wire that is longer than its column cut with an ellipsis. The first {@value #MEASURED} rows decide how wide the columns are, so that
 * a table of any length is printed as it comes.
 */
public final class TableRows extends Rows {

    private static final int MEASURED = 1_000;

    private final Writer out;
    private final Terminal terminal;
    private final List<String> names;
    private final String none;
    private final int[] places;
    private final boolean[] numeric;
    private final boolean[] firm;
    private final String[] row;
    private int cell;
    private final List<List<String>> measured = new ArrayList<>();
    private int[] widths = {};

    /**
     * Prints rows of a sheet.
     *
     * @param columns of the sheet
     * @param shown those of them that the table has, the most important first
     * @param none what is said where there are no rows
     */
    public TableRows(Writer out, Terminal terminal, List<String> columns, List<String> shown, String none) {
        this.none = none;
        this.out = out;
        this.terminal = terminal;
        this.names = List.copyOf(shown);
        this.places = shown.stream().mapToInt(columns::indexOf).toArray();
        this.row = new String[columns.size()];
        this.numeric = new boolean[columns.size()];
        this.firm = new boolean[columns.size()];
    }

    @Override
    public Rows text(String value) {
        row[cell++] = Printable.of(value);
        return this;
    }

    @Override
    public Rows cell(String value) {
        firm[cell] = true;
        return text(value);
    }

    @Override
    public Rows number(long value) {
        numeric[cell] = true;
        firm[cell] = true;
        return text(Long.toString(value));
    }

    /** The time of day to the millisecond, as in the table of the audit. */
    @Override
    public Rows time(long nanos) {
        firm[cell] = true;
        String iso = Timestamps.iso(nanos);
        return text(iso.isEmpty() ? "" : iso.substring(11, 23));
    }

    @Override
    public Rows duration(OptionalLong nanos) {
        numeric[cell] = true;
        firm[cell] = true;
        return text(Milliseconds.of(nanos));
    }

    @Override
    public Rows seconds(OptionalLong nanos) {
        numeric[cell] = true;
        firm[cell] = true;
        return text(nanos.isEmpty() ? "" : Seconds.of(nanos.getAsLong()));
    }

    @Override
    public Rows unknown(int cells) {
        for (int i = 0; i < cells; i++) {
            row[cell++] = "";
        }
        return this;
    }

    @Override
    public void endRow() throws IOException {
        if (cell != row.length) {
            throw new IllegalStateException("a row of " + cell + " cells under " + row.length + " columns");
        }
        cell = 0;
        List<String> shown = Arrays.stream(places)
                .mapToObj(place -> row[place].isEmpty() ? "-" : row[place])
                .toList();
        if (widths.length > 0) {
            print(shown);
            return;
        }
        measured.add(shown);
        if (measured.size() == MEASURED) {
            begin();
        }
    }

    /** Settles the widths and prints what waited for them. */
    private void begin() throws IOException {
        measured.add(0, names);
        boolean[] whole = new boolean[places.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = firm[places[i]];
        }
        widths = ColumnWidths.of(measured, whole, terminal.width());
        for (List<String> waiting : measured) {
            print(waiting);
        }
        measured.clear();
    }

    private void print(List<String> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = shortened(cells.get(i), widths[i]);
            String padding = " ".repeat(Math.max(0, widths[i] - ColumnWidths.width(text)));
            line.append(i == 0 ? "" : " ".repeat(ColumnWidths.GAP));
            line.append(numeric[places[i]] ? padding + text : text + padding);
        }
        out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    /** Names are cut in the middle, where they differ least; sentences at their end. */
    private static String shortened(String text, int width) {
        int length = ColumnWidths.width(text);
        if (length <= width) {
            return text;
        }
        int tail = text.indexOf(' ') >= 0 ? 0 : (width - 1) / 2;
        return text.substring(0, text.offsetByCodePoints(0, width - 1 - tail))
                + "…"
                + text.substring(text.offsetByCodePoints(0, length - tail));
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (!measured.isEmpty()) {
                begin();
            } else if (widths.length == 0) {
                out.append(none).append(System.lineSeparator());
            }
        }
    }
}
