package io.siptrail.trace.heading;

import io.siptrail.trace.time.StatedTime;
import java.util.Optional;

/**
 * What one or more lines before a message say about it.
 *
 * @param opens whether nothing that was said before counts any more
 */
public record Heading(
        TraceFormat format,
        boolean opens,
        Optional<StatedTime> time,
        Optional<Place> source,
        Optional<Place> destination) {

    /** One that begins what is said about a message. */
    public static Heading opening(TraceFormat format) {
        return new Heading(format, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One that adds to what was said. */
    static Heading more(TraceFormat format) {
        return new Heading(format, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Heading at(Optional<StatedTime> stated) {
        return new Heading(format, opens, stated, source, destination);
    }

    Heading from(Optional<Place> place) {
        return new Heading(format, opens, time, place, destination);
    }

    Heading to(Optional<Place> place) {
        return new Heading(format, opens, time, source, place);
    }

    /** The same with a time, unless it has one. */
    public Heading orAt(Optional<StatedTime> stated) {
        return time.isPresent() ? this : at(stated);
    }

    /** Both together; the later one is right where they differ. */
    public Heading and(Heading later) {
        if (later.opens || later.format != format) {
            return later;
        }
        return new Heading(
                format,
                opens,
                later.time.or(() -> time),
                both(source, later.source),
                both(destination, later.destination));
    }

    private static Optional<Place> both(Optional<Place> earlier, Optional<Place> later) {
        return later.isEmpty() ? earlier : later.map(place -> place.over(earlier.orElse(place)));
    }
}
