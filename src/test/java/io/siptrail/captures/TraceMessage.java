package io.siptrail.captures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SIP message of the published trace.
 *
 * @param text the message as it was on the wire: CRLF after each line, an empty line at the end
 */
record TraceMessage(String text) {

    private static final Pattern MESSAGE = Pattern.compile("(?m)^(REGISTER |SIP/2\\.0 ).*(\\n.+)*");
    private static final Pattern TOP_VIA = Pattern.compile("(?m)^Via: SIP/2\\.0/UDP ([0-9.]+):([0-9]+);");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    /**
     * The messages of a trace in ngrep form, where each line closes with a dot that was not on the wire. A blank line
     * ends a message, and lines outside of messages number them.
     */
    static List<TraceMessage> parse(String trace) {
        List<TraceMessage> messages = new ArrayList<>();
        Matcher matcher = MESSAGE.matcher(trace);
        while (matcher.find()) {
            messages.add(new TraceMessage(onTheWire(matcher.group())));
        }
        return messages;
    }

    private static String onTheWire(String message) {
        return message.lines().map(TraceMessage::withoutDot).reduce("", (all, line) -> all + line + "\r\n") + "\r\n";
    }

    private static String withoutDot(String line) {
        if (!line.endsWith(".")) {
            throw new IllegalArgumentException("a line of the trace does not end in a dot: " + line);
        }
        return line.substring(0, line.length() - 1);
    }

    boolean isRequest() {
        return !text.startsWith("SIP/2.0 ");
    }

    byte[] bytes() {
        return text.getBytes(US_ASCII);
    }

    /** The address that the client wrote into its Via; there was no NAT. */
    String clientHost() {
        return found(TOP_VIA).group(1);
    }

    int clientPort() {
        return Integer.parseInt(found(TOP_VIA).group(2));
    }

    /**
     * When the challenge was made, in seconds since the epoch. A nonce of Kamailio's auth module starts with two
     * big-endian numbers of four bytes: when it expires, and when it was issued.
     */
    long nonceIssuedSeconds() {
        byte[] nonce = Base64.getDecoder().decode(found(NONCE).group(1));
        return Integer.toUnsignedLong(ByteBuffer.wrap(nonce).getInt(Integer.BYTES));
    }

    private Matcher found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + text);
        }
        return matcher;
    }
}
