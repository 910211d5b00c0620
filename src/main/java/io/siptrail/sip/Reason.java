package io.siptrail.sip;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One Reason value (RFC 3326 §2).
 *
 * @param protocol whose causes these are, such as {@code SIP} or {@code Q.850}
 */
public record Reason(String protocol, Parameters parameters) {

    /** The cause, such as a status code; empty where it is absent or no number of at most four digits. */
    public OptionalInt cause() {
        long number = parameters.number("cause");
        boolean valid = number >= 0 && number <= 9_999;
        return valid ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    public Optional<String> text() {
        return parameters.value("text");
    }

    /** Reads the first value of a Reason header. */
    public static Optional<Reason> parse(String text) {
        return Optional.ofNullable(read(Cursor.over(text)));
    }

    static @Nullable Reason read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        if (!cursor.token()) {
            cursor.issue(IssueCode.UNEXPECTED_TEXT, start);
            cursor.skipTo(',', ',');
            return null;
        }
        String protocol = cursor.repeatedPart();
        Parameters parameters = cursor.parameters(true);
        cursor.endElement();
        return new Reason(protocol, parameters);
    }
}
