package io.siptrail.sip;

/** What can be wrong with the text of a message. The names are stable; {@link #id()} is what outputs print. */
public enum IssueCode {
    /** Blanks (not only line ends, RFC 3261 §7.5) before the start line. */
    LEADING_BLANK,
    /** More than one SP, or a tab, between the elements of the start line, or blanks at its end (RFC 4475 §3.1.2.9, §3.1.2.10). */
    EXTRA_BLANK_IN_START_LINE,
    /** A blank inside the Request-URI (RFC 4475 §3.1.2.8). */
    BLANK_IN_REQUEST_URI,
    /** The Request-URI stands in angle brackets (RFC 4475 §3.1.2.7). */
    ENCLOSED_REQUEST_URI,
    /** The Request-URI has headers after {@code ?} (RFC 3261 §19.1.1, RFC 4475 §3.1.2.11). */
    HEADERS_IN_REQUEST_URI,
    /** The SIP-Version is not 2.0. */
    UNKNOWN_VERSION,
    /** The Status-Code is not three digits from 100 up; it counts as 0. */
    BAD_STATUS_CODE,
    /** A line ended by LF alone; raised once per message. */
    BARE_LF,
    /** A header line without a name and a colon. */
    BAD_HEADER_LINE,
    /** A header line longer than the limit; not read. */
    HEADER_LINE_TOO_LONG,
    /** More header lines than the limit; the rest is not read. */
    TOO_MANY_HEADERS,
    /** The bytes end before the empty line that ends the headers. */
    MISSING_EMPTY_LINE,
    /** Content-Length is not a number; it counts as absent. */
    BAD_CONTENT_LENGTH,
    /** Content-Length lines that differ; the first counts (RFC 4475 §3.3.9). */
    CONFLICTING_CONTENT_LENGTH,
    /** Content-Length promises more bytes than there are (RFC 3261 §18.3). */
    BODY_TOO_SHORT,
    /** Bytes after the message in its datagram, discarded (RFC 3261 §18.3). */
    TRAILING_BYTES,
    /** A header that every message must have is absent (RFC 3261 §8.1.1). */
    MISSING_HEADER,
    /** A header that may stand once stands again; the first counts. */
    DUPLICATE_HEADER,
    /** A header without a value where it needs one; it counts as absent. */
    EMPTY_HEADER,
    /** CSeq is not a number and a method, or the number passes 32 bits. */
    BAD_CSEQ,
    /** The CSeq number is 2^31 or more (RFC 3261 §8.1.1.5); it is kept. */
    CSEQ_TOO_LARGE,
    /** The CSeq method is not the method of the request (RFC 4475 §3.1.2.17). */
    CSEQ_METHOD_MISMATCH,
    /** A Via value that has no protocol, transport or host. */
    BAD_VIA,
    /** A host or port that cannot be one. */
    BAD_HOST,
    /** A From, To, Contact or route value without an address. */
    BAD_ADDRESS,
    /** A display name that is neither quoted nor made of tokens (RFC 4475 §3.1.2.15); it is kept. */
    BAD_DISPLAY_NAME,
    /** A URI with {@code ?} or {@code ,} outside angle brackets (RFC 3261 §20). */
    UNENCLOSED_URI,
    /** Blanks between the angle brackets and the URI (RFC 4475 §3.1.2.14). */
    BLANK_IN_URI,
    /** A URI that its scheme's grammar does not allow; kept as text. */
    BAD_URI,
    /** A quoted string without its end. */
    UNTERMINATED_QUOTE,
    /** An angle bracket without its partner. */
    UNTERMINATED_ANGLE,
    /** A parameter without a name. */
    EMPTY_PARAMETER,
    /** The same parameter twice in one value; the first counts. */
    DUPLICATE_PARAMETER,
    /** A parameter that cannot be read, or whose value has characters that need quotes. */
    BAD_PARAMETER,
    /** More parameters in one value than the limit. */
    TOO_MANY_PARAMETERS,
    /** Nothing between two commas. */
    EMPTY_ELEMENT,
    /** Two values or parameters with no separator between them. */
    MISSING_SEPARATOR,
    /** Text after a value that belongs to nothing. */
    UNEXPECTED_TEXT,
    /** More Contact values than the limit. */
    TOO_MANY_CONTACTS,
    /** More values of a list header than the limit. */
    TOO_MANY_ELEMENTS,
    /** A time in seconds that is not a whole number; it counts as absent (RFC 3261 §25.1 delta-seconds). */
    BAD_DELTA_SECONDS,
    /** A number of seconds above 2^32-1; it counts as 2^32-1 (RFC 3261 §20.19). */
    OVERLARGE_DELTA_SECONDS,
    /** A q value outside 0 to 1 or with more than three decimals. */
    BAD_QVALUE,
    /** A reg-id that is not 1 to 2^31-1 (RFC 5626 §4.2). */
    BAD_REG_ID,
    /** Credentials or a challenge without a scheme. */
    BAD_AUTH_SCHEME,
    /** A Date that is not the RFC 1123 form in GMT (RFC 3261 §20.17). */
    BAD_DATE,
    /** A Warning without a three-digit code, agent and quoted text (RFC 3261 §20.43). */
    BAD_WARNING;

    private final String id = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    /** A number from 0 that stands for this code in an array of ints. */
    @SuppressWarnings("EnumOrdinal") // lives no longer than the program, and a table of its own would say the same
    int number() {
        return ordinal();
    }

    /** The code in kebab case, such as {@code bare-lf}. */
    public String id() {
        return id;
    }
}
