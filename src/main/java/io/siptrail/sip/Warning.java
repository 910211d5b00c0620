package io.siptrail.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Warning value (RFC 3261 §20.43).
 *
 * @param code three digits
 * @param agent host or pseudonym of the server that added it
 */
public record Warning(int code, String agent, String text) {

    /** Reads the first value of a Warning header. */
    public static Optional<Warning> parse(String text) {
        return Optional.ofNullable(read(Cursor.over(text)));
    }

    static @Nullable Warning read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        long code = cursor.number();
        boolean threeDigits = cursor.position() - start == 3;
        boolean named = cursor.skipBlanks().until(Cursor.COMMA_OR_QUOTE);
        String agent = cursor.repeatedPart();
        boolean quoted = cursor.skipBlanks().at('"') && cursor.quoted();
        if (!threeDigits || !named || !quoted) {
            cursor.issue(IssueCode.BAD_WARNING, start);
            cursor.skipTo(',', ',');
            return null;
        }
        String text = cursor.unescapedPart();
        cursor.endElement();
        return new Warning((int) code, agent, text);
    }
}
