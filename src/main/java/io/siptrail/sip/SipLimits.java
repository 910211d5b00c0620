package io.siptrail.sip;

/**
 * How much of one message is read. Passing a bound raises a {@link SyntaxIssue}; what is beyond it is not read.
 *
 * @param maxHeaders header lines kept in one message
 * @param maxHeaderLineBytes bytes of one header line with its folded continuations
 * @param maxContacts Contact values of one message
 * @param maxListElements values of any other list header, over all its lines
 * @param maxParameters parameters of one value
 * @param maxIssues issues kept of one message; more are only counted
 * @param maxLeadingBlanks blanks and line ends skipped before the start line
 */
public record SipLimits(
        int maxHeaders,
        int maxHeaderLineBytes,
        int maxContacts,
        int maxListElements,
        int maxParameters,
        int maxIssues,
        int maxLeadingBlanks) {

    /** A registrar may list thousands of contacts in one line or on as many lines; nothing else comes near these. */
    public static final SipLimits DEFAULTS = new SipLimits(8_192, 1 << 20, 100_000, 1_024, 128, 32, 64);

    /** Refuses bounds under which no message could be read. */
    public SipLimits {
        if (maxHeaders < 1 || maxHeaderLineBytes < 1 || maxContacts < 1 || maxListElements < 1) {
            throw new IllegalArgumentException("A limit of headers, bytes or values must be positive");
        }
        if (maxParameters < 1 || maxIssues < 0 || maxLeadingBlanks < 0) {
            throw new IllegalArgumentException("A limit of parameters, issues or blanks is out of range");
        }
    }
}
