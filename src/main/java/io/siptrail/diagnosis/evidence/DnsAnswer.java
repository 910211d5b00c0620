package io.siptrail.diagnosis.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a DNS server says to one question about addresses or services (RFC 1035 §4.1, RFC 2782, RFC 3403).
 *
 * @param name that was asked for, in lower case and without the final dot
 * @param type of the records that were asked for
 * @param code 0, or why there is no answer
 * @param found whether there are records in the answer
 */
record DnsAnswer(String name, int type, int code, boolean found) {

    static final int A = 1;
    static final int AAAA = 28;
    static final int SRV = 33;
    static final int NAPTR = 35;

    private static final int HEADER = 12;
    private static final int INTERNET = 1;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LABEL = 63;
    /** An answer (QR) to a standard query. */
    private static final int KIND_MASK = 0xf800;

    private static final int ANSWER = 0x8000;

    /** Reads a datagram of a DNS server; empty when it is none, or about something else. */
    static Optional<DnsAnswer> read(ByteBuffer data, int offset, int length) {
        if (length < HEADER || (data.getShort(offset + 2) & KIND_MASK) != ANSWER || data.getShort(offset + 4) != 1) {
            return Optional.empty();
        }
        int end = offset + length;
        StringBuilder name = new StringBuilder();
        int at = offset + HEADER;
        for (int label = octet(data, at, end); label != 0; label = octet(data, at, end)) {
            if (label < 0 || label > LONGEST_LABEL || at + 1 + label > end || name.length() + label >= LONGEST_NAME) {
                return Optional.empty();
            }
            byte[] text = new byte[label];
            data.get(at + 1, text);
            name.append(name.length() == 0 ? "" : ".").append(new String(text, StandardCharsets.ISO_8859_1));
            at += 1 + label;
        }
        if (at + 5 > end || data.getShort(at + 3) != INTERNET) {
            return Optional.empty();
        }
        DnsAnswer answer = new DnsAnswer(
                name.toString().toLowerCase(Locale.ROOT),
                data.getShort(at + 1),
                data.get(offset + 3) & 0xf,
                data.getShort(offset + 6) != 0);
        return answer.isAboutAddress() || answer.isAboutService() ? Optional.of(answer) : Optional.empty();
    }

    private static int octet(ByteBuffer data, int at, int end) {
        return at < end ? data.get(at) & 0xff : -1;
    }

    boolean isAboutAddress() {
        return type == A || type == AAAA;
    }

    /** Whether it is about the servers of SIP in a domain (RFC 3263 §4); NAPTR has other uses too. */
    boolean isAboutService() {
        return (type == SRV && (name.startsWith("_sip.") || name.startsWith("_sips.")))
                || (type == NAPTR && !name.endsWith(".arpa"));
    }

    /** The server was asked and says that the name does not exist, or that it cannot or will not tell. */
    boolean isFailure() {
        return code == 2 || code == 3 || code == 5;
    }

    /** The domain whose servers or addresses were asked for: the name without labels of services. */
    String domain() {
        String rest = name;
        while (rest.startsWith("_") && rest.indexOf('.') > 0) {
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return rest;
    }
}
