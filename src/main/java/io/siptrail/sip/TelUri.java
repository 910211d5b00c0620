package io.siptrail.sip;

import org.jspecify.annotations.Nullable;

/**
 * A telephone number (RFC 3966).
 *
 * @param number as written, with {@code +} of a global number and visual separators
 * @param parameters with escapes as written
 * @param text the whole, as on the wire
 */
public record TelUri(String number, Parameters parameters, String text) implements Uri {

    @Override
    public String scheme() {
        return text.substring(0, text.indexOf(':'));
    }

    /** Whether the number begins with {@code +} (RFC 3966 §5.1.4). */
    public boolean isGlobal() {
        return number.startsWith("+");
    }

    /** The number without visual separators, hexadecimal digits in lower case (RFC 3966 §5). */
    public String digits() {
        return withoutSeparators(number);
    }

    /** {@inheritDoc} As RFC 3966 §5: no visual separators, parameters sorted, everything in lower case. */
    @Override
    public String canonical() {
        StringBuilder key = new StringBuilder("tel:").append(digits());
        CanonicalText.appendSorted(key, parameters, ';', ';', TelUri::comparable);
        return key.toString();
    }

    /** RFC 3966 §5: the same number, the same parameters in any order, without regard to case. */
    @Override
    public boolean equivalent(Uri other) {
        return other instanceof TelUri tel && canonical().equals(tel.canonical());
    }

    private static String comparable(Parameter parameter) {
        String value = parameter.value().orElse("");
        boolean numeric = isNumeric(parameter.name()) || value.startsWith("+");
        return numeric ? withoutSeparators(value) : Ascii.lower(CanonicalText.of(value));
    }

    private static boolean isNumeric(String name) {
        return Ascii.equalsIgnoreCase(name, "ext");
    }

    private static String withoutSeparators(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if ("-.()".indexOf(c) < 0) {
                digits.append((char) Ascii.lower(c));
            }
        }
        return digits.toString();
    }

    /** The number is digits, hexadecimal digits, {@code * # +} at the start and separators; at least one that is no separator. Else null. */
    static @Nullable TelUri parse(String own, byte[] bytes, int from, int to, SyntaxIssues issues, int offset) {
        int start = UriReader.indexOf(bytes, ':', from, to) + 1;
        int end = start;
        boolean digits = false;
        while (end < to && bytes[end] != ';') {
            int c = bytes[end];
            boolean plus = c == '+' && end == start;
            boolean digit = Ascii.hex(c) >= 0 || c == '*' || c == '#';
            if (!plus && !digit && "-.()".indexOf(c) < 0) {
                return null;
            }
            digits |= digit;
            end++;
        }
        if (!digits) {
            return null;
        }
        Parameters parameters = UriReader.parameters(own, bytes, from, end, to, ';', issues, offset);
        return new TelUri(own.substring(start - from, end - from), parameters, own);
    }
}
