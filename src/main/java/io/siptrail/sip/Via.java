package io.siptrail.sip;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Via value (RFC 3261 §20.42).
 *
 * @param transport as written, such as {@code UDP}
 * @param host of the sent-by, as written; an IPv6 address in its brackets
 * @param port of the sent-by
 */
public record Via(String transport, String host, OptionalInt port, Parameters parameters) {

    private static final String MAGIC_COOKIE = "z9hG4bK";

    public Optional<String> branch() {
        return parameters.value("branch");
    }

    /** Where the request came from (RFC 3261 §18.2.1), without the brackets that some put around IPv6 (RFC 5118 §4.5). */
    public Optional<String> received() {
        return parameters.value("received").map(Via::withoutBrackets);
    }

    private static String withoutBrackets(String host) {
        boolean bracketed = host.length() > 2 && host.charAt(0) == '[' && host.endsWith("]");
        return bracketed ? host.substring(1, host.length() - 1) : host;
    }

    /** The port that the request came from, where the server filled it in (RFC 3581 §4). */
    public OptionalInt rport() {
        Optional<String> value = parameters.value("rport");
        return value.isPresent() ? number(value.get()) : OptionalInt.empty();
    }

    /** Whether rport stands here, with a value or as the client's wish (RFC 3581 §3). */
    public boolean hasRport() {
        return parameters.contains("rport");
    }

    private static OptionalInt number(String text) {
        return Digits.parse(text) >= 0 ? HostPort.port(text, 0, text.length()) : OptionalInt.empty();
    }

    /** {@code host:port} in lower case, IPv6 in brackets, the port only where it is written: one part of the transaction key (RFC 3261 §17.2.3). */
    public String sentBy() {
        boolean bare = host.indexOf(':') >= 0 && host.charAt(0) != '[';
        String lower = bare ? "[" + Ascii.lower(host) + "]" : Ascii.lower(host);
        return port.isPresent() ? lower + ":" + port.getAsInt() : lower;
    }

    /** Whether the branch is a transaction identifier of RFC 3261 §8.1.1.7. */
    public boolean hasMagicCookie() {
        Optional<String> branch = branch();
        return branch.isPresent() && Ascii.startsWithIgnoreCase(branch.get(), 0, MAGIC_COOKIE);
    }

    /** Reads the first value of a Via header. */
    public static Optional<Via> parse(String text) {
        return read(Cursor.over(text));
    }

    /** {@code name / version / transport LWS host [: port] *(; parameter)} up to a comma or the end. */
    static Optional<Via> read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        boolean protocol =
                !cursor.token().isEmpty() && slash(cursor) && !cursor.token().isEmpty() && slash(cursor);
        String transport = protocol ? cursor.token() : "";
        int hostStart = cursor.skipBlanks().position();
        String host = cursor.until(Cursor.SEMICOLON_OR_COMMA);
        if (transport.isEmpty() || host.isEmpty()) {
            cursor.issue(IssueCode.BAD_VIA, start);
            cursor.skipTo(',', ',');
            return Optional.empty();
        }
        Via via = sentBy(cursor, transport, host, hostStart);
        cursor.endElement();
        return Optional.of(via);
    }

    private static boolean slash(Cursor cursor) {
        boolean found = cursor.skipBlanks().skip('/');
        cursor.skipBlanks();
        return found;
    }

    private static Via sentBy(Cursor cursor, String transport, String written, int hostStart) {
        int hostEnd = HostPort.hostEnd(written, 0);
        int from = cursor.position() - written.length() + hostEnd;
        cursor.position(from);
        boolean colon = cursor.skipBlanks().skip(':');
        String digits = colon ? cursor.skipBlanks().until(Cursor.SEMICOLON_OR_COMMA) : "";
        OptionalInt port = number(digits);
        boolean understood = hostEnd > 0 && (!colon || port.isPresent()) && (colon || hostEnd == written.length());
        if (understood) {
            return new Via(transport, written.substring(0, hostEnd), port, cursor.parameters(true));
        }
        cursor.issue(IssueCode.BAD_HOST, hostStart);
        cursor.position(from - hostEnd + written.length());
        return new Via(transport, written, OptionalInt.empty(), cursor.parameters(true));
    }
}
