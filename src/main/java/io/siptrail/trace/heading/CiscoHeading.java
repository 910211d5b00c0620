package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;

/** Cisco IOS with {@code debug ccsip messages}: a line with {@code ccsipDisplayMsg}, then {@code Sent:} or {@code Received:}. */
final class CiscoHeading implements Recogniser {

    @Override
    public Optional<Heading> read(String line) {
        if (line.contains("/SIP/Msg/") || line.contains("ccsipDisplayMsg")) {
            return Optional.of(Heading.opening(TraceFormat.CISCO).at(TimeText.find(line)));
        }
        String word = line.strip();
        return word.equals("Sent:") || word.equals("Received:")
                ? Optional.of(Heading.more(TraceFormat.CISCO))
                : Optional.empty();
    }
}
