package io.siptrail.sip;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One Via value (RFC 3261 §20.42).
 *
 * @param transport as written, such as {@code UDP}
 * @param host of the sent-by, as written; an IPv6 address in its brackets
 * @param port of the sent-by
 */
public record Via(String transport, String host, OptionalInt port, Parameters parameters) {

    static final int DEFAULT_PORT = 5060;

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
        return value.isPresent()
                ? HostPort.port(WireText.shape(value.get()), 0, value.get().length())
                : OptionalInt.empty();
    }

    /** Whether rport stands here, with a value or as the client's wish (RFC 3581 §3). */
    public boolean hasRport() {
        return parameters.contains("rport");
    }

    /** Whether the server that wrote {@code received} or {@code rport} saw the request come from another place than the sent-by says (RFC 3261 §18.2.1, RFC 3581 §4). */
    public boolean cameFromElsewhere() {
        boolean otherHost = received()
                .filter(seen -> !seen.equalsIgnoreCase(withoutBrackets(host)))
                .isPresent();
        OptionalInt seenPort = rport();
        return otherHost || (seenPort.isPresent() && seenPort.getAsInt() != port.orElse(DEFAULT_PORT));
    }

    /** {@code host:port} in lower case, IPv6 in brackets, the port only where it is written: one part of the transaction key (RFC 3261 §17.2.3). */
    public String sentBy() {
        boolean bare = host.indexOf(':') >= 0 && host.charAt(0) != '[';
        String lower = bare ? "[" + Ascii.lower(host) + "]" : Ascii.lower(host);
        return port.isPresent() ? lower + ":" + port.getAsInt() : lower;
    }

    /** Whether the branch is a transaction identifier of RFC 3261 §8.1.1.7. */
    public boolean hasMagicCookie() {
        return parameters.valueStartsWith("branch", MAGIC_COOKIE);
    }

    /** Reads the first value of a Via header. */
    public static Optional<Via> parse(String text) {
        return Optional.ofNullable(read(Cursor.over(text)));
    }

    /** {@code name / version / transport LWS host [: port] *(; parameter)} up to a comma or the end. */
    static @Nullable Via read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        boolean protocol = cursor.token() && slash(cursor) && cursor.token() && slash(cursor) && cursor.token();
        String transport = protocol ? cursor.namePart("UDP") : "";
        boolean host = cursor.skipBlanks().until(Cursor.SEMICOLON_OR_COMMA);
        if (!protocol || !host) {
            cursor.issue(IssueCode.BAD_VIA, start);
            cursor.skipTo(',', ',');
            return null;
        }
        Via via = sentBy(cursor, transport, cursor.partStart(), cursor.partEnd());
        cursor.endElement();
        return via;
    }

    private static boolean slash(Cursor cursor) {
        boolean found = cursor.skipBlanks().skip('/');
        cursor.skipBlanks();
        return found;
    }

    /** Reads on from a host with what stands directly after it, in [start, end). */
    private static Via sentBy(Cursor cursor, String transport, int start, int end) {
        int hostEnd = cursor.hostEnd(start, end);
        cursor.position(hostEnd);
        boolean colon = cursor.skipBlanks().skip(':');
        boolean digits = colon && cursor.skipBlanks().until(Cursor.SEMICOLON_OR_COMMA);
        OptionalInt port = digits ? cursor.portPart() : OptionalInt.empty();
        boolean understood = hostEnd > start && (colon ? port.isPresent() : hostEnd == end);
        if (!understood) {
            cursor.issue(IssueCode.BAD_HOST, start);
            cursor.position(end);
        }
        cursor.part(start, understood ? hostEnd : end);
        String host = cursor.part();
        return new Via(transport, host, understood ? port : OptionalInt.empty(), cursor.parameters(true));
    }
}
