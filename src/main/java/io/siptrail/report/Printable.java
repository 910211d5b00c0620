package io.siptrail.report;

import java.util.Locale;

/**
 * Text from the wire, made harmless for any output: what could steer a terminal, hide or reorder text, or end a line is
 * shown as an escape instead.
 */
public final class Printable {

    private Printable() {}

    /** The text with control, format and unpaired surrogate characters as {@code \xHH} or {@code \\uHHHH}. */
    public static String of(String text) {
        int plain = 0;
        while (plain < text.length() && !mustEscape(text, plain)) {
            plain++;
        }
        return plain == text.length() ? text : escaped(text, plain);
    }

    private static String escaped(String text, int plain) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!mustEscape(text, i)) {
                safe.append(character);
            } else if (character < 0x100) {
                safe.append("\\x").append(hex(character, 2));
            } else {
                safe.append("\\u").append(hex(character, 4));
            }
        }
        return safe.toString();
    }

    private static String hex(char character, int digits) {
        String hex = Integer.toHexString(character).toLowerCase(Locale.ROOT);
        return "0".repeat(digits - hex.length()) + hex;
    }

    private static boolean mustEscape(String text, int at) {
        char character = text.charAt(at);
        if (character < 0x7f) {
            return character < 0x20;
        }
        if (Character.isSurrogate(character)) {
            return !paired(text, at);
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
