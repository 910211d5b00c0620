package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PJSIP's {@code TX 494 bytes Request msg REGISTER/cseq=1 (tdta0x1) to UDP 192.0.2.1:5060:}. */
final class PjsipHeading implements Recogniser {

    private static final Pattern LINE = Pattern.compile(
            "[TR]X \\d+ bytes (?:Request|Response) msg .*? (?<way>from|to) (?:[A-Za-z]\\w* )?(?<place>\\S+?):?\\s*$");

    @Override
    public Optional<Heading> read(String line) {
        if (!line.contains("X ") || !line.contains(" msg ")) {
            return Optional.empty();
        }
        Matcher found = LINE.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        Heading heading = Heading.opening(TraceFormat.PJSIP).at(TimeText.find(line.substring(0, found.start())));
        Optional<Place> place = Place.of(found.group("place"));
        return Optional.of(found.group("way").equals("from") ? heading.from(place) : heading.to(place));
    }
}
