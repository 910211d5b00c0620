package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;

/** Values between commas, as Allow, Supported or a quoted qop list have them (RFC 3261 §7.3.1). */
final class TokenList {

    private TokenList() {}

    /** The values in order, trimmed, without empty ones. Commas in quoted strings and angle brackets separate nothing. */
    static List<String> parse(String text) {
        List<String> values = new ArrayList<>(4);
        addTo(values, text);
        return List.copyOf(values);
    }

    static void addTo(List<String> values, String text) {
        Cursor cursor = Cursor.over(text);
        while (cursor.nextElement()) {
            int start = cursor.position();
            skipValue(cursor);
            cursor.part(start, cursor.position());
            values.add(cursor.part());
        }
    }

    private static void skipValue(Cursor cursor) {
        cursor.skipTo(',', '<');
        while (cursor.at('<')) {
            cursor.skipTo('>', '>');
            cursor.skipTo(',', '<');
        }
    }
}
