package io.siptrail.trace.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A start line (RFC 3261 §7.1, §7.2) somewhere in a line of text.
 *
 * @param at where it begins
 * @param text from there to where it ends
 */
record StartText(int at, String text) {

    private static final String VERSION = "SIP/2.0";
    private static final int LONGEST = 2_000;
    private static final Pattern REQUEST = Pattern.compile(
            "(?:REGISTER|INVITE|ACK|BYE|CANCEL|OPTIONS|SUBSCRIBE|NOTIFY|PUBLISH|MESSAGE|INFO|PRACK|UPDATE|REFER|(?<!\\S)[A-Z]{2,20})"
                    + " {1,4}(?:[^\\s<>]*<[^<>]{1,80}>\\S{0,200}|\\S{1,1000}) {1,4}$");
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 {1,4}[1-6]\\d\\d(?!\\d)(?: .*)?.?");
    private static final Pattern AFTER_REQUEST = Pattern.compile("SIP/2\\.0[.\\s\"'>]*");

    /** The start line in the line, if there is one. */
    static Optional<StartText> in(String line) {
        int version = line.indexOf(VERSION);
        if (version < 0) {
            return Optional.empty();
        }
        String rest = line.substring(version);
        if (STATUS.matcher(rest).matches()) {
            return Optional.of(new StartText(version, rest));
        }
        int last = line.lastIndexOf(VERSION);
        return AFTER_REQUEST.matcher(line.substring(last)).matches() ? request(line, last) : Optional.empty();
    }

    private static Optional<StartText> request(String line, int version) {
        int from = Math.max(0, version - LONGEST);
        Matcher before = REQUEST.matcher(line.substring(from, version));
        if (!before.find()) {
            return Optional.empty();
        }
        int at = from + before.start();
        String dot = line.startsWith(".", version + VERSION.length()) ? "." : "";
        return Optional.of(new StartText(at, line.substring(at, version) + VERSION + dot));
    }

    boolean isRequest() {
        return !text.startsWith(VERSION);
    }
}
