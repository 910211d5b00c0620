package io.siptrail.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** One spelling for the parts of a URI that escapes let one spell in many ways (RFC 3261 §19.1.2, §19.1.4; RFC 3986 §6.2.2). */
final class CanonicalText {

    private static final String HEX = "0123456789ABCDEF";

    private CanonicalText() {}

    /** Escapes of unreserved characters undone, the others in upper case. */
    static String of(String text) {
        return normalised(text, false);
    }

    /** As {@link #of}, with all escapes undone but those of reserved characters, of {@code %} and of what is not printable ASCII. */
    static String forComparison(String text) {
        return normalised(text, true);
    }

    private static String normalised(String text, boolean all) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int escaped = escapedAt(text, i);
            if (escaped < 0) {
                normal.append(text.charAt(i));
                continue;
            }
            boolean plain = Ascii.isUnreserved(escaped) || (all && isPlain(escaped));
            if (plain) {
                normal.append((char) escaped);
            } else {
                normal.append('%').append(HEX.charAt(escaped >> 4)).append(HEX.charAt(escaped & 15));
            }
            i += 2;
        }
        return normal.toString();
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7f && c != '%' && !Ascii.isReserved(c);
    }

    /** The byte that {@code %HH} at {@code index} stands for, or -1. */
    static int escapedAt(String text, int index) {
        if (text.charAt(index) != '%' || index + 2 >= text.length()) {
            return -1;
        }
        int high = Ascii.hex(text.charAt(index + 1));
        int low = Ascii.hex(text.charAt(index + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Appends the parameters by name in lower case: {@code first} before the first of them, {@code between} before the others. */
    static void appendSorted(
            StringBuilder key, Parameters parameters, char first, char between, Function<Parameter, String> value) {
        if (parameters.isEmpty()) {
            return;
        }
        List<Parameter> sorted = new ArrayList<>(parameters.asList());
        sorted.sort(Comparator.comparing(CanonicalText::name));
        char before = first;
        for (Parameter parameter : sorted) {
            key.append(before).append(name(parameter));
            if (parameter.value().isPresent()) {
                key.append('=').append(value.apply(parameter));
            }
            before = between;
        }
    }

    static String name(Parameter parameter) {
        return Ascii.lower(of(parameter.name()));
    }
}
