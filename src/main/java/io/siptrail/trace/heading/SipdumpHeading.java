package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;

/** The fields above each message in the files of Kamailio's sipdump module, one on each line: {@code srcip: 192.0.2.1}. */
final class SipdumpHeading implements Recogniser {

    @Override
    public Optional<Heading> read(String line) {
        int colon = line.indexOf(": ");
        if (colon < 3 || colon > 8 || !Character.isLowerCase(line.charAt(0))) {
            return Optional.empty();
        }
        String value = line.substring(colon + 2);
        Heading more = Heading.more(TraceFormat.KAMAILIO);
        return switch (line.substring(0, colon)) {
            case "tag" ->
                value.strip().length() == 3 ? Optional.of(Heading.opening(TraceFormat.KAMAILIO)) : Optional.empty();
            case "time" -> Optional.of(more.at(TimeText.find(value)));
            case "srcip" -> Optional.of(more.from(Place.host(value)));
            case "srcport" -> Optional.of(more.from(Place.port(value)));
            case "dstip" -> Optional.of(more.to(Place.host(value)));
            case "dstport" -> Optional.of(more.to(Place.port(value)));
            case "pid", "process", "date", "proto" -> Optional.of(more);
            default -> Optional.empty();
        };
    }
}
