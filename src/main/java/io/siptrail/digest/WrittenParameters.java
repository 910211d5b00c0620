package io.siptrail.digest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Quoted parameters with their backslashes: what is between the quotes is what many servers hash (RFC 7616 §3.1.2 "unq"). */
final class WrittenParameters {

    private final Map<String, String> values = new HashMap<>();

    WrittenParameters(String header) {
        int open = header.indexOf('"');
        while (open >= 0) {
            int close = open + 1;
            while (close < header.length() && header.charAt(close) != '"') {
                close += header.charAt(close) == '\\' ? 2 : 1;
            }
            if (close < header.length()) {
                values.putIfAbsent(nameBefore(header, open), header.substring(open + 1, close));
            }
            open = header.indexOf('"', Math.min(header.length(), close + 1));
        }
    }

    private static String nameBefore(String header, int open) {
        int start = Math.max(header.lastIndexOf(',', open), header.lastIndexOf('"', open - 1)) + 1;
        String[] words = header.substring(start, open).replace('=', ' ').strip().split("\\s+", -1);
        return words[words.length - 1].toLowerCase(Locale.ROOT);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
