package io.siptrail.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CSeq of a message (RFC 3261 §20.16).
 *
 * @param number 0 to 2^32-1, although numbers from 2^31 on are not allowed (§8.1.1.5)
 * @param method in its case
 */
public record CSeq(long number, String method) {

    private static final long MAX = 0xFFFF_FFFFL;
    private static final long FIRST_FORBIDDEN = 1L << 31;

    /** Empty where the text is not a number of at most 32 bits and a method. */
    public static Optional<CSeq> parse(String text) {
        return Optional.ofNullable(read(Cursor.over(text)));
    }

    static @Nullable CSeq read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        long number = cursor.number();
        int digitsEnd = cursor.position();
        int methodStart = cursor.skipBlanks().position();
        boolean named = cursor.token();
        String method = named ? cursor.namePart("REGISTER") : "";
        boolean separate =
                methodStart > digitsEnd && named && cursor.skipBlanks().atEnd();
        if (number < 0 || number > MAX || !separate) {
            cursor.issue(IssueCode.BAD_CSEQ, start);
            return null;
        }
        if (number >= FIRST_FORBIDDEN) {
            cursor.issue(IssueCode.CSEQ_TOO_LARGE, start);
        }
        return new CSeq(number, method);
    }
}
