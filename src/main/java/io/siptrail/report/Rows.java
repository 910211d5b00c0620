package io.siptrail.report;

import io.siptrail.net.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the rows of a sheet go, cell by cell, whatever they become there. As many cells as the sheet has columns make a row,
 * which {@link #endRow} ends. What is numeric stays so: {@link #number}, {@link #duration} and {@link #seconds} are for numbers alone.
 */
public abstract class Rows implements Closeable {

    /** The next cell of the row: text that may come from the wire. */
    public abstract Rows text(String value) throws IOException;

    /** The next cell of the row: text of our own, or digits. */
    public abstract Rows cell(String value) throws IOException;

    /** The next cell of the row: a word of our own, or none. */
    public Rows word(String value) throws IOException {
        return cell(value);
    }

    /** The next cell of the row. */
    public abstract Rows number(long value) throws IOException;

    /** The next cell of the row, empty when unknown. */
    public Rows number(OptionalLong value) throws IOException {
        return value.isPresent() ? number(value.getAsLong()) : unknown(1);
    }

    /** The next cell of the row. */
    public Rows endpoint(Endpoint value) throws IOException {
        return cell(value.toString());
    }

    /** The next cell of the row: a time in nanoseconds since the epoch, empty when unknown. */
    public Rows time(long nanos) throws IOException {
        return cell(Timestamps.iso(nanos));
    }

    /** The next cell of the row: a time in nanoseconds since the epoch, empty when unknown. */
    public Rows time(OptionalLong nanos) throws IOException {
        return nanos.isPresent() ? time(nanos.getAsLong()) : unknown(1);
    }

    /** The next cell of the row: a time that is known to the second, empty when unknown. */
    public Rows second(Optional<Instant> time) throws IOException {
        return cell(time.map(Instant::toString).orElse(""));
    }

    /** The next cell of the row: a duration in nanoseconds, shown in milliseconds; empty when unknown. */
    public abstract Rows duration(OptionalLong nanos) throws IOException;

    /** The next cell of the row: a duration in nanoseconds, shown in seconds; empty when unknown. */
    public abstract Rows seconds(OptionalLong nanos) throws IOException;

    /** The next cells of the row, of which nothing is known. */
    public abstract Rows unknown(int cells) throws IOException;

    /** Ends the row. */
    public abstract void endRow() throws IOException;
}
