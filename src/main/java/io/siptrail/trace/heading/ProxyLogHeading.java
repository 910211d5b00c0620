package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a Kamailio or OpenSIPS script wrote to the log and that names addresses or holds a whole message. What a
 * script writes is its author's choice; {@code from} and {@code to}, {@code src} and {@code dst} before an address are
 * understood.
 */
final class ProxyLogHeading implements Recogniser {

    private static final Pattern PROGRAM =
            Pattern.compile("kamailio|opensips|openser|<script>|<core>", Pattern.CASE_INSENSITIVE);
    private static final String PLACE =
            "[ =:]{1,3}(?:(?:udp|tcp|tls|wss?)[:/]+)?(?<place>\\[[0-9A-Fa-f:]+\\](?::\\d+)?|\\d+\\.\\d+\\.\\d+\\.\\d+(?::\\d+)?)";
    private static final Pattern SOURCE = Pattern.compile("(?i)\\b(?:from|src(?:_?ip)?|source)" + PLACE);
    private static final Pattern DESTINATION = Pattern.compile("(?i)\\b(?:to|dst(?:_?ip)?|destination)" + PLACE);

    @Override
    public Optional<Heading> read(String line) {
        Matcher program = PROGRAM.matcher(line);
        if (!program.find()) {
            return Optional.empty();
        }
        int start = line.indexOf("SIP/2.0");
        String before = start < 0 ? line : line.substring(0, start);
        Optional<Place> source = place(SOURCE, before);
        Optional<Place> destination = place(DESTINATION, before);
        if (start < 0 && source.isEmpty() && destination.isEmpty()) {
            return Optional.empty();
        }
        TraceFormat format = program.group().startsWith("open") ? TraceFormat.OPENSIPS : TraceFormat.KAMAILIO;
        return Optional.of(
                Heading.opening(format).at(TimeText.find(before)).from(source).to(destination));
    }

    private static Optional<Place> place(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Place.of(found.group("place")) : Optional.empty();
    }
}
