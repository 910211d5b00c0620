package io.siptrail.diagnosis.lifecycle;

import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
import java.util.Locale;

/** Display filters of Wireshark. Text from the wire stands in them as a string constant, which nothing can end early. */
final class DisplayFilter {

    private DisplayFilter() {}

    /** The REGISTER messages of an address-of-record. */
    static String register(String aor) {
        StringBuilder filter = new StringBuilder("sip.CSeq.method == \"REGISTER\"");
        if (Uri.parse(aor) instanceof SipUri sip) {
            sip.user().ifPresent(user -> filter.append(" && sip.to.user == ").append(constant(user)));
            filter.append(" && lower(sip.to.host) == ").append(constant(sip.lowerHost()));
        } else {
            filter.append(" && sip.to.addr == ").append(constant(aor));
        }
        return filter.toString();
    }

    /** The responses to REGISTER from an address. */
    static String answers(String address) {
        boolean version6 = address.indexOf(':') >= 0;
        return "sip.CSeq.method == \"REGISTER\" && sip.Status-Code && " + (version6 ? "ipv6.src" : "ip.src") + " == "
                + address;
    }

    static String constant(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || character == 0x7f) {
                quoted.append("\\x").append(hex(character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static String hex(char character) {
        String digits = Integer.toHexString(character).toLowerCase(Locale.ROOT);
        return digits.length() < 2 ? "0" + digits : digits;
    }
}
