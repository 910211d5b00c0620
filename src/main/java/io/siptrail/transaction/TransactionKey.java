package io.siptrail.transaction;

import io.siptrail.sip.SipMessage;
import io.siptrail.sip.Via;
import java.util.List;
import java.util.Locale;
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

    /** The key of a message that has a Call-ID and a CSeq. */
    static TransactionKey of(SipMessage message, String callId, long cseq) {
        List<Via> vias = message.vias();
        if (vias.isEmpty()) {
            return new TransactionKey("", "", callId, cseq, fromTag(message));
        }
        Via top = vias.get(0);
        String branch = top.branch().orElse("");
        if (top.hasMagicCookie()) {
            return new TransactionKey(branch, top.sentBy(), callId, cseq, "");
        }
        String whole = top.transport().toUpperCase(Locale.ROOT) + " " + top.sentBy();
        return new TransactionKey(branch, whole, callId, cseq, fromTag(message));
    }

    /** The Call-ID alone nearly tells; what is the same in many keys comes last. */
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
