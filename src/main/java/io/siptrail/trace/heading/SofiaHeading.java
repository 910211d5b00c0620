package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** sofia-sip's siptrace, as FreeSWITCH prints it: {@code recv 494 bytes from udp/[192.0.2.1]:5060 at 15:41:31.962129:}. */
final class SofiaHeading implements Recogniser {

    private static final Pattern LINE = Pattern.compile(
            "(?:recv|send|sent) \\d+ bytes (?<way>from|to) (?:udp|tcp|tls|wss?|sctp)/(?<place>\\S+) at (?<time>[^\\[]*)");

    @Override
    public Optional<Heading> read(String line) {
        if (!line.contains(" bytes ")) {
            return Optional.empty();
        }
        Matcher found = LINE.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        Heading heading = Heading.opening(TraceFormat.SOFIA)
                .at(TimeText.find(found.group("time")))
                .orAt(TimeText.find(line));
        Optional<Place> place = Place.of(found.group("place"));
        return Optional.of(found.group("way").equals("from") ? heading.from(place) : heading.to(place));
    }
}
