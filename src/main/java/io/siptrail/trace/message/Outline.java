package io.siptrail.trace.message;

import io.siptrail.trace.heading.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a message says to which transaction it belongs and who may have sent it to whom.
 *
 * @param request whether it is a request
 * @param transaction top Via branch, Call-ID and CSeq; equal in all messages of a transaction (RFC 3261 §17)
 * @param transport of the topmost Via, in upper case; empty when it has none
 * @param sentBy of the topmost Via
 * @param received where the topmost Via says that the request came from (RFC 3261 §18.2.1, RFC 3581)
 * @param target the first Route of a request, else its Request-URI
 * @param recipient host of the To header
 */
public record Outline(
        boolean request,
        String transaction,
        String transport,
        Optional<Place> sentBy,
        Optional<Place> received,
        Optional<Place> target,
        Optional<Place> recipient) {

    private static final Pattern VIA = Pattern.compile(
            "\\s*SIP\\s*/\\s*2\\.0\\s*/\\s*(?<transport>\\w+)\\s+(?<sentby>\\[[^\\]]+\\](?:\\s*:\\s*\\d+)?|[^\\s;,]+)(?<rest>.*)");
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*(?<name>branch|received|rport)\\s*=\\s*(?<value>[^\\s;,]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern URI =
            Pattern.compile("(?i)sips?:(?:[^@\\s<>\"]*@)?(?<place>\\[[0-9A-Fa-f:.]+\\](?::\\d+)?|[^\\s;>?,\"]+)");

    /** Of a start line and header lines, folds undone. */
    static Outline of(String start, List<String> headers) {
        boolean request = !start.startsWith("SIP/2.0");
        String via = value(headers, "via", "v");
        Matcher top = VIA.matcher(via);
        boolean readable = top.matches();
        String rest = readable ? top.group("rest").split(",", 2)[0] : "";
        Optional<Place> sentBy = readable ? Place.of(top.group("sentby").replaceAll("\\s", "")) : Optional.empty();
        Optional<Place> target = Optional.empty();
        if (request) {
            Optional<Place> route = uri(value(headers, "route", "route"));
            target = route.isPresent() ? route : uri(start);
        }
        return new Outline(
                request,
                parameter(rest, "branch")
                        + '\n'
                        + value(headers, "call-id", "i")
                        + '\n'
                        + value(headers, "cseq", "cseq"),
                readable ? top.group("transport").toUpperCase(Locale.ROOT) : "",
                sentBy,
                received(rest, sentBy),
                target,
                uri(value(headers, "to", "t")));
    }

    private static Optional<Place> received(String parameters, Optional<Place> sentBy) {
        String host = parameter(parameters, "received");
        String port = parameter(parameters, "rport");
        if (host.isEmpty() && port.isEmpty()) {
            return Optional.empty();
        }
        String known = host.isEmpty() ? sentBy.map(Place::host).orElse("") : host;
        String bare = known.startsWith("[") ? known : known.contains(":") ? "[" + known + "]" : known;
        String behind = port.isEmpty()
                ? sentBy.map(place -> Integer.toString(place.port())).orElse("0")
                : port;
        return known.isEmpty() ? Optional.empty() : Place.of(bare + ":" + behind);
    }

    private static String parameter(String parameters, String name) {
        Matcher found = PARAMETER.matcher(parameters);
        while (found.find()) {
            if (found.group("name").equalsIgnoreCase(name)) {
                return found.group("value");
            }
        }
        return "";
    }

    private static Optional<Place> uri(String text) {
        Matcher found = URI.matcher(text);
        return found.find() ? Place.of(found.group("place")) : Optional.empty();
    }

    /** The first value of a header under either of its names; empty when it is not there. */
    static String value(List<String> headers, String name, String compact) {
        for (String header : headers) {
            int colon = header.indexOf(':');
            String known = colon < 0 ? "" : header.substring(0, colon).strip();
            if (known.equalsIgnoreCase(name) || known.equalsIgnoreCase(compact)) {
                return header.substring(colon + 1).strip();
            }
        }
        return "";
    }

    /** Whether the headers say where the message belongs; before that, an empty line is not the end of them. */
    static boolean isComplete(List<String> headers) {
        return !value(headers, "call-id", "i").isEmpty()
                && !value(headers, "cseq", "cseq").isEmpty();
    }

    /** The number in Content-Length (RFC 3261 §20.14); empty when there is none. */
    static OptionalInt contentLength(List<String> headers) {
        String digits = value(headers, "content-length", "l");
        boolean number =
                !digits.isEmpty() && digits.length() < 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
