package io.siptrail.transaction;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.Via;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes messages belong to one transaction (RFC 3261 §17.1.3 and §17.2.3): branch and sent-by of the top Via with
 * Call-ID and CSeq; for branches without the magic cookie the From tag and the whole top Via instead. Addresses are not
 * in it, since NAT changes them between two points of capture.
 *
 * @param branch the branch, empty when the top Via has none
 * @param sentBy host and port of the top Via; for an older branch with its transport before it
 * @param fromTag the From tag for an older branch, else empty
 */
public record TransactionKey(String branch, String sentBy, String callId, long cseq, String fromTag) {

    /** What identifiers of RFC 3261 §8.1.1.7 begin with. */
    private static final String MAGIC_COOKIE = "z9hG4bK";

    /** The key of a message; empty when it has no Call-ID or no CSeq. */
    public static Optional<TransactionKey> of(SipMessage message) {
        return message.callId().flatMap(callId -> message.cseq().map(cseq -> of(message, callId, cseq.number())));
    }

    /** The key of a message that has a Call-ID and a CSeq. */
    static TransactionKey of(SipMessage message, String callId, long cseq) {
        String branch = message.topBranch();
        String sentBy = message.topSentBy();
        if (branch.regionMatches(true, 0, MAGIC_COOKIE, 0, MAGIC_COOKIE.length())) {
            return new TransactionKey(branch, sentBy, callId, cseq, "");
        }
        List<Via> vias = message.vias();
        String whole = vias.isEmpty() ? "" : vias.get(0).transport().toUpperCase(Locale.ROOT) + " " + sentBy;
        return new TransactionKey(branch, whole, callId, cseq, fromTag(message));
    }

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        out.repeatedText(branch);
        out.repeatedText(sentBy);
        out.repeatedText(callId);
        out.number(cseq);
        out.repeatedText(fromTag);
    }

    /** Reads it from a record. */
    public static TransactionKey read(RecordInput in) throws IOException {
        return new TransactionKey(
                in.repeatedText(), in.repeatedText(), in.repeatedText(), in.number(), in.repeatedText());
    }

    /** The same key, with the very texts of the other where they are equal: a client repeats most of them. */
    TransactionKey sharing(TransactionKey other) {
        return new TransactionKey(
                shared(branch, other.branch),
                shared(sentBy, other.sentBy),
                shared(callId, other.callId),
                cseq,
                shared(fromTag, other.fromTag));
    }

    private static String shared(String text, String other) {
        return text.equals(other) ? other : text;
    }

    /** What is the same in many keys is compared last. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TransactionKey key
                && cseq == key.cseq
                && branch.equals(key.branch)
                && callId.equals(key.callId)
                && sentBy.equals(key.sentBy)
                && fromTag.equals(key.fromTag);
    }

    @Override
    public int hashCode() {
        return 31 * branch.hashCode() + callId.hashCode() + Long.hashCode(cseq);
    }

    private static String fromTag(SipMessage message) {
        return message.from().flatMap(from -> from.tag()).orElse("");
    }
}
