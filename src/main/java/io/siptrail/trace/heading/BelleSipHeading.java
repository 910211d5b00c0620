package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * belle-sip's {@code message sent to [UDP://192.0.2.1:5060]} and {@code received [480] new bytes from [UDP://...]}, as
 * Linphone logs them.
 */
final class BelleSipHeading implements Recogniser {

    private static final Pattern LINE = Pattern.compile(
            "(?:message (?:sent|received)|received \\[\\d+\\] (?:new )?bytes) (?<way>from|to) \\[\\w+://(?<place>\\[[^\\]]+\\]:\\d+|[^\\[\\]]+:\\d+)\\]");

    @Override
    public Optional<Heading> read(String line) {
        if (!line.contains("://")) {
            return Optional.empty();
        }
        Matcher found = LINE.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        Heading heading = Heading.opening(TraceFormat.BELLE_SIP).at(TimeText.find(line.substring(0, found.start())));
        Optional<Place> place = Place.of(found.group("place"));
        return Optional.of(found.group("way").equals("from") ? heading.from(place) : heading.to(place));
    }
}
