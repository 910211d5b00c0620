package io.siptrail.sip;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Reason value (RFC 3326 §2).
 *
 * @param protocol whose causes these are, such as {@code SIP} or {@code Q.850}
 */
public record Reason(String protocol, Parameters parameters) {

    /** The cause, such as a status code; empty where it is absent or no number of at most four digits. */
    public OptionalInt cause() {
        Optional<String> value = parameters.value("cause");
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        long number = Digits.parse(value.get());
        boolean valid = number >= 0 && number <= 9_999;
        return valid ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    public Optional<String> text() {
        return parameters.value("text");
    }

    /** Reads the first value of a Reason header. */
    public static Optional<Reason> parse(String text) {
        return read(Cursor.over(text));
    }

    static Optional<Reason> read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        String protocol = cursor.token();
        if (protocol.isEmpty()) {
            cursor.issue(IssueCode.UNEXPECTED_TEXT, start);
            cursor.skipTo(',', ',');
            return Optional.empty();
        }
        Parameters parameters = cursor.parameters(true);
        cursor.endElement();
        return Optional.of(new Reason(protocol, parameters));
    }
}
