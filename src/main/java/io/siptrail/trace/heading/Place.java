package io.siptrail.trace.heading;

import java.util.Locale;
import java.util.Optional;

/**
 * An end of a hop as a text names it.
 *
 * @param host an address or a name, without brackets
 * @param port 0 when not said
 */
public record Place(String host, int port) {

    private static final int LONGEST = 255;

    /** {@code host:port}, {@code [host]:port} or {@code host}; of several colons, the last one stands before the port. */
    public static Optional<Place> of(String text) {
        String place = text.strip();
        if (place.startsWith("[")) {
            int close = place.indexOf(']');
            return close < 0 ? Optional.empty() : named(place.substring(1, close), portIn(place, close + 1));
        }
        int colon = place.lastIndexOf(':');
        return colon < 0 ? named(place, 0) : named(place.substring(0, colon), number(place.substring(colon + 1)));
    }

    /** {@code host.port} as tcpdump writes it, the port by number or by its name in /etc/services. */
    static Optional<Place> dotted(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0 || text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
            return named(text, 0);
        }
        String port = text.substring(dot + 1).toLowerCase(Locale.ROOT);
        return named(
                text.substring(0, dot),
                switch (port) {
                    case "sip" -> 5060;
                    case "sips", "sip-tls" -> 5061;
                    default -> number(port);
                });
    }

    /** A host whose port stands elsewhere. */
    static Optional<Place> host(String text) {
        return named(text.strip(), 0);
    }

    /** A port whose host stands elsewhere; the host is empty. */
    static Optional<Place> port(String text) {
        return Optional.of(new Place("", number(text.strip())));
    }

    /** Whether a host is said. */
    public boolean isNamed() {
        return !host.isEmpty();
    }

    /** What both say together: a port that came alone belongs to the host before it. */
    Place over(Place earlier) {
        return isNamed() ? this : new Place(earlier.host, port);
    }

    private static Optional<Place> named(String host, int port) {
        return host.isBlank() || host.length() > LONGEST ? Optional.empty() : Optional.of(new Place(host, port));
    }

    private static int portIn(String text, int at) {
        return at < text.length() && text.charAt(at) == ':' ? number(text.substring(at + 1)) : 0;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int port = Integer.parseInt(digits);
        return port <= 65_535 ? port : 0;
    }
}
