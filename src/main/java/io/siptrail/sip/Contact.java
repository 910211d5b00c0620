package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One Contact value (RFC 3261 §20.10).
 *
 * @param isWildcard whether it is {@code *}, which removes all bindings (§10.2.2); the URI is then the text {@code *}
 */
public record Contact(boolean isWildcard, NameAddr address) {

    private static final Contact WILDCARD =
            new Contact(true, new NameAddr("", new OpaqueUri("", "*"), Parameters.NONE));

    public Uri uri() {
        return address.uri();
    }

    public Parameters parameters() {
        return address.parameters();
    }

    /** The expires parameter in seconds; empty where it is absent or malformed. */
    public OptionalLong expires() {
        long seconds = parameters().number("expires");
        return seconds < 0 ? OptionalLong.empty() : OptionalLong.of(Math.min(seconds, DeltaSeconds.MAX));
    }

    /** The preference, 0 to 1 (RFC 3261 §20.10); empty where it is absent or malformed. */
    public OptionalDouble q() {
        Optional<String> value = parameters().value("q");
        return value.isPresent() ? qvalue(value.get()) : OptionalDouble.empty();
    }

    /** The instance of the device without its angle brackets (RFC 5626 §4.1). */
    public Optional<String> instance() {
        return parameters().value("+sip.instance").map(Contact::withoutAngles);
    }

    /** Which of the instance's flows this is, 1 to 2^31-1 (RFC 5626 §4.2). */
    public OptionalInt regId() {
        long number = parameters().number("reg-id");
        boolean valid = number >= 1 && number <= Integer.MAX_VALUE;
        return valid ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    private static String withoutAngles(String text) {
        boolean enclosed = text.length() >= 2 && text.charAt(0) == '<' && text.endsWith(">");
        return enclosed ? text.substring(1, text.length() - 1) : text;
    }

    /** qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] ) (RFC 3261 §25.1). */
    private static OptionalDouble qvalue(String text) {
        Cursor cursor = Cursor.over(text);
        long whole = cursor.number();
        boolean point = cursor.skip('.');
        int decimals = text.length() - cursor.position();
        long thousandths = Math.max(0, cursor.number());
        if (!cursor.atEnd() || decimals > 3 || whole < 0 || whole > 1 || (!point && decimals > 0)) {
            return OptionalDouble.empty();
        }
        for (int i = decimals; i < 3; i++) {
            thousandths *= 10;
        }
        long sum = whole * 1000 + thousandths;
        return sum > 1000 ? OptionalDouble.empty() : OptionalDouble.of(sum / 1000.0);
    }

    /** Reads the first value of a Contact header. */
    public static Optional<Contact> parse(String text) {
        return Optional.ofNullable(read(Cursor.over(text)));
    }

    /** Reads every value of a Contact header. */
    public static List<Contact> parseAll(String text) {
        List<Contact> contacts = new ArrayList<>(1);
        Cursor cursor = Cursor.over(text);
        while (cursor.nextElement()) {
            Contact contact = read(cursor);
            if (contact != null) {
                contacts.add(contact);
            }
        }
        return List.copyOf(contacts);
    }

    /** Leaves the cursor at the comma after the value, or at the end. */
    static @Nullable Contact read(Cursor cursor) {
        if (cursor.skipBlanks().at('*')) {
            int star = cursor.position();
            cursor.position(star + 1);
            if (cursor.skipBlanks().atEnd() || cursor.at(',') || cursor.at(';')) {
                cursor.parameters(true);
                cursor.endElement();
                return WILDCARD;
            }
            cursor.position(star);
        }
        int start = cursor.position();
        NameAddr address = NameAddr.read(cursor, true);
        if (address == null) {
            return null;
        }
        Contact contact = new Contact(false, address);
        contact.check(cursor, start);
        return contact;
    }

    private void check(Cursor cursor, int start) {
        if (parameters().isEmpty()) {
            return;
        }
        long seconds = parameters().number("expires");
        if (seconds < 0 || seconds > DeltaSeconds.MAX) {
            parameters().value("expires").ifPresent(value -> checkExpires(value, cursor, start));
        }
        if (parameters().contains("q") && q().isEmpty()) {
            cursor.issue(IssueCode.BAD_QVALUE, start);
        }
        if (parameters().contains("reg-id") && regId().isEmpty()) {
            cursor.issue(IssueCode.BAD_REG_ID, start);
        }
    }

    private static void checkExpires(String value, Cursor cursor, int start) {
        DeltaSeconds.readAlone(new Cursor(cursor.issues()).on(value, cursor.offset(start), false));
    }
}
