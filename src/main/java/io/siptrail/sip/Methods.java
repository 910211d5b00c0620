package io.siptrail.sip;

import java.nio.charset.StandardCharsets;

/** Names of methods out of bytes: one String for each well-known one. Methods are case-sensitive (RFC 3261 §7.1) and any token can be one. */
final class Methods {

    private static final String[] KNOWN = {
        "REGISTER",
        "INVITE",
        "ACK",
        "BYE",
        "CANCEL",
        "OPTIONS",
        "SUBSCRIBE",
        "NOTIFY",
        "MESSAGE",
        "INFO",
        "UPDATE",
        "PRACK",
        "REFER",
        "PUBLISH"
    };

    private Methods() {}

    static String name(byte[] bytes, int from, int to) {
        for (String known : KNOWN) {
            if (matches(bytes, from, to, known)) {
                return known;
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static boolean matches(byte[] bytes, int from, int to, String name) {
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
