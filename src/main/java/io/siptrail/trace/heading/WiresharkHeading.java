package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packet details that Wireshark copies as text and tshark prints with {@code -V}. */
final class WiresharkHeading implements Recogniser {

    private static final Pattern FRAME = Pattern.compile("\\s*Frame \\d+: .*(?:bytes|wire).*");
    private static final Pattern ADDRESSES = Pattern.compile(
            "\\s*Internet Protocol(?: Version \\d)?, Src: (?:\\S+ \\()?(?<from>[^\\s,)]+)\\)?, Dst: (?:\\S+ \\()?(?<to>[^\\s,)]+)\\)?.*");
    private static final Pattern PORTS = Pattern.compile(
            "\\s*(?:User Datagram|Transmission Control) Protocol, Src Port: (?:\\S+ \\()?(?<from>\\d+)\\)?, Dst Port: (?:\\S+ \\()?(?<to>\\d+)\\)?.*");

    @Override
    public Optional<Heading> read(String line) {
        if (FRAME.matcher(line).matches()) {
            return Optional.of(Heading.opening(TraceFormat.WIRESHARK));
        }
        if (line.contains("Arrival Time: ") || line.contains("Epoch Time: ")) {
            return time(line);
        }
        return line.contains(" Protocol") ? addresses(line) : Optional.empty();
    }

    /** The time since the epoch comes last and is the one that knows its zone. */
    private static Optional<Heading> time(String line) {
        return Optional.of(Heading.more(TraceFormat.WIRESHARK).at(TimeText.find(line)));
    }

    private static Optional<Heading> addresses(String line) {
        Heading more = Heading.more(TraceFormat.WIRESHARK);
        Matcher hosts = ADDRESSES.matcher(line);
        if (hosts.matches()) {
            return Optional.of(more.from(Place.host(hosts.group("from"))).to(Place.host(hosts.group("to"))));
        }
        Matcher ports = PORTS.matcher(line);
        return ports.matches()
                ? Optional.of(more.from(Place.port(ports.group("from"))).to(Place.port(ports.group("to"))))
                : Optional.empty();
    }
}
