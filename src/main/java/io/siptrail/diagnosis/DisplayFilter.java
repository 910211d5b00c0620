package io.siptrail.diagnosis;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
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

    /** The REGISTER messages of an address-of-record. */
    public static String register(String aor) {
        StringBuilder filter = new StringBuilder("sip.CSeq.method == \"REGISTER\"");
        if (Uri.parse(aor) instanceof SipUri sip) {
            sip.user().ifPresent(user -> filter.append(" && sip.to.user == ").append(literal(user)));
            filter.append(" && lower(sip.to.host) == ").append(literal(sip.lowerHost()));
        } else {
            filter.append(" && sip.to.addr == ").append(literal(aor));
        }
        return filter.toString();
    }

    /** The responses to REGISTER from this endpoint's address. */
    public static String answers(Endpoint server) {
        return "sip.CSeq.method == \"REGISTER\" && sip.Status-Code && " + field(server.address(), "src") + " == "
                + server.address();
    }

    /** SIP from or to this address. */
    public static String address(IpAddress address) {
        return "sip && " + field(address, "addr") + " == " + address;
    }

    /** SIP from or to this endpoint's address. */
    public static String endpoint(Endpoint endpoint) {
        return address(endpoint.address());
    }

    private static String field(IpAddress address, String name) {
        return (address.version() == 6 ? "ipv6." : "ip.") + name;
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
