package io.siptrail.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes display filters of Wireshark. Text from the wire stands in them as a string literal, in which nothing but the
 * closing quote ends it: what is no printable ASCII is written as a hexadecimal escape.
 */
public final class DisplayFilter {

    private DisplayFilter() {}

    /** Every message with this Call-ID. */
    public static String callId(String callId) {
        return callId.isEmpty() ? "" : "sip.Call-ID == " + literal(callId);
    }

    /** Every message with one of these Call-IDs. */
    public static String callIds(List<String> callIds) {
        return callIds.stream()
                .filter(callId -> !callId.isEmpty())
                .distinct()
                .map(DisplayFilter::callId)
                .collect(Collectors.joining(" || "));
    }

    /** The text as a string literal. */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            if (value == '"' || value == '\\') {
                literal.append('\\').append((char) value);
            } else if (value < 0x20 || value > 0x7e) {
                literal.append("\\x").append(String.format(Locale.ROOT, "%02x", value));
            } else {
                literal.append((char) value);
            }
        }
        return literal.append('"').toString();
    }
}
