package io.siptrail.trace.message;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which lines can be header lines (RFC 3261 §7.3). */
final class HeaderLine {

    private static final Set<String> KNOWN = new HashSet<>(Arrays.asList(
            "via",
            "v",
            "from",
            "f",
            "to",
            "t",
            "call-id",
            "i",
            "cseq",
            "contact",
            "m",
            "max-forwards",
            "user-agent",
            "server",
            "expires",
            "content-length",
            "l",
            "content-type",
            "c",
            "authorization",
            "proxy-authorization",
            "www-authenticate",
            "proxy-authenticate",
            "route",
            "record-route",
            "path",
            "service-route",
            "supported",
            "k",
            "allow",
            "allow-events",
            "accept",
            "require",
            "proxy-require",
            "event",
            "o",
            "date",
            "retry-after",
            "warning",
            "min-expires",
            "authentication-info",
            "p-asserted-identity",
            "p-associated-uri",
            "session-expires",
            "subject"));
    private static final Set<String> LOG_LEVELS =
            Set.of("DEBUG", "INFO", "NOTICE", "ERROR", "ERR", "CRITICAL", "ALERT", "VERBOSE", "MESSAGE", "TRACE");
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][-A-Za-z0-9.!%*_+`'~]{0,63}[ \\t]*:.*");
    private static final Pattern PARAMETER = Pattern.compile("[-A-Za-z0-9_.]{1,40}(?:=.*|[;>].*|)");

    private HeaderLine() {}

    /** Whether a line has the shape of a header that some program may send. */
    static boolean isLikely(String line) {
        return SHAPE.matcher(line).matches() && !LOG_LEVELS.contains(rawName(line));
    }

    /** Whether a line is a header that SIP defines. */
    static boolean isKnown(String line) {
        return SHAPE.matcher(line).matches() && KNOWN.contains(name(line));
    }

    /** Whether a line without white space before it goes on with the one before, which a mail program broke. */
    static boolean isBroken(String before, String line) {
        String end = before.stripTrailing();
        boolean open = end.endsWith(",") || end.endsWith(";") || end.endsWith("Digest") || end.endsWith("=");
        return open && (PARAMETER.matcher(line).matches() || line.startsWith("\"") || line.startsWith("<"));
    }

    private static String name(String line) {
        return rawName(line).toLowerCase(Locale.ROOT);
    }

    private static String rawName(String line) {
        return line.substring(0, line.indexOf(':')).strip();
    }
}
