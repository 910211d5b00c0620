package io.siptrail.registration;

import io.siptrail.sip.SipUri;
import io.siptrail.sip.TelUri;
import io.siptrail.sip.Uri;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The canonical form of the To URI of a REGISTER (RFC 3261 §10.3 step 5). */
public final class AddressOfRecord {

    private static final int SIP_PORT = 5060;

    private AddressOfRecord() {}

    /** Without parameters and headers, escapes undone, scheme and host in lower case, and without the port 5060. */
    public static String of(Uri to) {
        if (isCanonical(to.text())) {
            return to.text();
        }
        if (to instanceof SipUri sip) {
            String user = sip.user().map(name -> unescape(name) + "@").orElse("");
            String port = sip.port().isEmpty() || sip.port().getAsInt() == SIP_PORT
                    ? ""
                    : ":" + sip.port().getAsInt();
            return sip.scheme().toLowerCase(Locale.ROOT) + ":" + user
                    + sip.host().toLowerCase(Locale.ROOT) + port;
        }
        return to instanceof TelUri tel ? tel.canonical() : to.text();
    }

    /** Whether it is {@code sip:user@host} with nothing to take away and nothing to lower, as most are. */
    private static boolean isCanonical(String text) {
        int at = text.indexOf('@');
        if (at < 0 || !text.startsWith("sip:")) {
            return false;
        }
        for (int i = 4; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean lower = c >= 'a' && c <= 'z';
            boolean upper = c >= 'A' && c <= 'Z' && i < at;
            if (!digit && !lower && !upper && c != '.' && c != '-' && c != '_' && i != at) {
                return false;
            }
        }
        return true;
    }

    /** Undoes escapes, except those of control characters and of bytes that are no UTF-8, which stay as they are. */
    private static String unescape(String user) {
        if (user.indexOf('%') < 0) {
            return user;
        }
        byte[] raw = user.getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int value = escaped(raw, i);
            plain.put(value < 0 ? raw[i] : (byte) value);
            i += value < 0 ? 0 : 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
        } catch (CharacterCodingException notText) {
            return user;
        }
    }

    private static int escaped(byte[] raw, int at) {
        if (raw[at] != '%' || at + 2 >= raw.length) {
            return -1;
        }
        int high = Character.digit(raw[at + 1], 16);
        int low = Character.digit(raw[at + 2], 16);
        int value = high * 16 + low;
        return high < 0 || low < 0 || value < 0x20 || value == 0x7f ? -1 : value;
    }
}
