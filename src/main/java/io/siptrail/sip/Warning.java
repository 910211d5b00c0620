package io.siptrail.sip;

import java.util.Optional;

/**
 * One Warning value (RFC 3261 §20.43).
 *
 * @param code three digits
 * @param agent host or pseudonym of the server that added it
 */
public record Warning(int code, String agent, String text) {

    /** Reads the first value of a Warning header. */
    public static Optional<Warning> parse(String text) {
        return read(Cursor.over(text));
    }

    static Optional<Warning> read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        long code = cursor.number();
        boolean threeDigits = cursor.position() - start == 3;
        String agent = cursor.skipBlanks().until(Cursor.COMMA_OR_QUOTE);
        boolean quoted = cursor.skipBlanks().at('"');
        Optional<String> text = quoted ? cursor.quoted() : Optional.empty();
        if (!threeDigits || agent.isEmpty() || text.isEmpty()) {
            cursor.issue(IssueCode.BAD_WARNING, start);
            cursor.skipTo(',', ',');
            return Optional.empty();
        }
        cursor.endElement();
        return Optional.of(new Warning((int) code, agent, text.get()));
    }
}
