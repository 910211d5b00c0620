package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code source -> destination} on a line of its own: after {@code U} or {@code T} by ngrep, after {@code UDP} or
 * {@code TCP} by baresip, after date and time alone by sngrep.
 */
final class ArrowHeading implements Recogniser {

    private static final Pattern LINE = Pattern.compile(
            "\\s*(?:(?<letter>[UT])\\s|(?<word>UDP|TCP|TLS|WSS?)\\s|(?=\\d))(?<time>[-+/.:\\d ]*\\s|\\s*)(?<from>\\S+)"
                    + " -> (?<to>\\S+)(?:\\s+\\[[A-Z]+\\])?(?:\\s+#\\d+)?\\s*");

    @Override
    public Optional<Heading> read(String line) {
        if (!line.contains(" -> ")) {
            return Optional.empty();
        }
        Matcher found = LINE.matcher(line);
        if (!found.matches() || found.group("to").indexOf(':') < 0) {
            return Optional.empty();
        }
        TraceFormat format = found.group("letter") != null
                ? TraceFormat.NGREP
                : found.group("word") != null ? TraceFormat.BARESIP : TraceFormat.SNGREP;
        Heading heading = format == TraceFormat.BARESIP ? Heading.more(format) : Heading.opening(format);
        return Optional.of(heading.at(TimeText.find(found.group("time")))
                .from(Place.of(found.group("from")))
                .to(Place.of(found.group("to"))));
    }
}
