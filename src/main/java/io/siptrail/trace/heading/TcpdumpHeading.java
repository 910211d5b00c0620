package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * tcpdump's {@code time IP source.port > destination.port:}, with {@code -i any} an interface and direction before
 * {@code IP}, and with {@code -v} the addresses on a line of their own.
 */
final class TcpdumpHeading implements Recogniser {

    private static final Pattern PACKET = Pattern.compile(
            "(?<time>[-\\d:. ]{8,40}) (?:\\S+\\s+(?:In|Out|B|M|P)\\s+)?(?:ethertype \\S+ \\S+ )?IP6? (?<rest>.*)");
    private static final Pattern ADDRESSES = Pattern.compile("\\s*(?:\\(.*\\) )?(?<from>\\S+) > (?<to>\\S+): .*");

    @Override
    public Optional<Heading> read(String line) {
        if (line.contains(" IP ") || line.contains(" IP6 ")) {
            Matcher packet = PACKET.matcher(line);
            if (packet.matches()) {
                Heading heading = Heading.opening(TraceFormat.TCPDUMP).at(TimeText.find(packet.group("time")));
                return Optional.of(addresses(heading, packet.group("rest")).orElse(heading));
            }
        }
        return line.startsWith(" ") && line.contains(" > ")
                ? addresses(Heading.more(TraceFormat.TCPDUMP), line)
                : Optional.empty();
    }

    private static Optional<Heading> addresses(Heading heading, String text) {
        Matcher found = ADDRESSES.matcher(text);
        if (!found.matches() || found.group("from").indexOf('.') < 0) {
            return Optional.empty();
        }
        return Optional.of(heading.from(Place.dotted(found.group("from"))).to(Place.dotted(found.group("to"))));
    }
}
