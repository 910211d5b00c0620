package io.siptrail.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Rows;
import io.siptrail.report.Seconds;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalLong;

/**
 * Rows as JSON, an object on each line: the columns are its names, numbers are numbers, and what is unknown is absent. All but
 * printable ASCII is escaped, so that text from the wire is whole for a program and harmless on a terminal.
 */
public final class JsonRows extends Rows {

    private static final int LAST_PRINTABLE = 0x7e;

    private final JsonGenerator json;
    private final List<String> columns;
    private int column;
    private boolean begun;

    /** Writes objects with these names. */
    public JsonRows(Writer out, List<String> columns) throws IOException {
        this.json = new JsonFactory().createGenerator(out);
        json.setHighestNonEscapedChar(LAST_PRINTABLE);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        this.columns = columns;
    }

    @Override
    public Rows text(String value) throws IOException {
        String name = next();
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
        return this;
    }

    @Override
    public Rows cell(String value) throws IOException {
        return text(value);
    }

    @Override
    public Rows number(long value) throws IOException {
        json.writeNumberField(next(), value);
        return this;
    }

    @Override
    public Rows duration(OptionalLong nanos) throws IOException {
        String name = next();
        if (nanos.isPresent()) {
            json.writeFieldName(name);
            json.writeNumber(Milliseconds.of(nanos.getAsLong()));
        }
        return this;
    }

    @Override
    public Rows seconds(OptionalLong nanos) throws IOException {
        String name = next();
        if (nanos.isPresent()) {
            json.writeFieldName(name);
            json.writeNumber(Seconds.of(nanos.getAsLong()));
        }
        return this;
    }

    @Override
    public Rows unknown(int cells) throws IOException {
        for (int i = 0; i < cells; i++) {
            next();
        }
        return this;
    }

    private String next() throws IOException {
        if (column == 0) {
            json.writeStartObject();
            begun = true;
        }
        return columns.get(column++);
    }

    @Override
    public void endRow() throws IOException {
        if (column != columns.size()) {
            throw new IllegalStateException("a row of " + column + " cells under " + columns.size() + " columns");
        }
        column = 0;
        json.writeEndObject();
    }

    /** Ends the last line, where there is one. */
    @Override
    public void close() throws IOException {
        try (json) {
            if (begun) {
                json.writeRaw('\n');
            }
        }
    }
}
