package io.siptrail.transaction;

import io.siptrail.sip.HeaderName;
import io.siptrail.sip.SipResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a final that say why, as lines {@code Name: value}. Kept of finals that are neither 2xx nor a challenge;
 * of those only the top Via is kept, and only where the server saw the request come from another place than the Via says
 * (RFC 3261 §18.2.1, RFC 3581 §4).
 */
final class ResponseHints {

    private static final int LONGEST = 2_000;

    private static final List<HeaderName> NAMES = List.of(
            HeaderName.P_REGISTRAR_ERROR,
            HeaderName.WARNING,
            HeaderName.REASON,
            HeaderName.RETRY_AFTER,
            HeaderName.MIN_EXPIRES,
            HeaderName.UNSUPPORTED,
            HeaderName.REQUIRE,
            HeaderName.ALLOW,
            HeaderName.CONTACT);

    private ResponseHints() {}

    static String of(SipResponse response) {
        int status = response.statusCode();
        boolean ordinary = status < 300 || RegisterResponse.isChallenge(status);
        boolean moved = response.cameFromElsewhere();
        if (ordinary && !moved) {
            return "";
        }
        StringBuilder hints = new StringBuilder();
        if (moved) {
            add(hints, HeaderName.VIA, response.first(HeaderName.VIA).orElse(""));
        }
        if (!ordinary) {
            NAMES.forEach(name -> response.all(name).forEach(value -> add(hints, name, value)));
        }
        return hints.toString();
    }

    private static void add(StringBuilder hints, HeaderName name, String value) {
        String line = (hints.length() == 0 ? "" : "\n") + name.text() + ": " + value.replace('\n', ' ');
        if (hints.length() + line.length() <= LONGEST) {
            hints.append(line);
        }
    }

    static String and(String hints, HeaderName name, String value) {
        StringBuilder more = new StringBuilder(hints);
        add(more, name, value);
        return more.toString();
    }

    static List<String> values(String hints, HeaderName name) {
        if (hints.isEmpty()) {
            return List.of();
        }
        String start = name.text() + ": ";
        List<String> values = new ArrayList<>(1);
        hints.lines()
                .filter(line -> line.startsWith(start))
                .forEach(line -> values.add(line.substring(start.length())));
        return values;
    }
}
