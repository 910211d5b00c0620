package io.siptrail.registration;

import io.siptrail.transaction.OpenTransaction;
import java.util.List;

/** Tells the hops of one request apart: each proxy puts a Via of its own on top (RFC 3261 §16.6 step 8). */
final class Hops {

    private Hops() {}

    /** Whether the transaction is a hop nearer or farther of one of these; if so it is placed there. */
    static boolean placeBeside(OpenTransaction transaction, List<OpenTransaction> others) {
        for (int i = others.size() - 1; i >= 0; i--) {
            OpenTransaction other = others.get(i);
            if (other.key().cseq() == transaction.key().cseq() && !other.equals(transaction)) {
                if (standsUnder(other, transaction)) {
                    transaction.placeOnHop(other.hop() + 1);
                    return true;
                }
                if (standsUnder(transaction, other)) {
                    transaction.placeOnHop(other.hop() - 1);
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the second was sent on by someone who received the first: other sender, the same digest, and the first still without a final. */
    static boolean sentOn(OpenTransaction second, OpenTransaction first) {
        boolean relayed = !second.equals(first)
                && first.finalResponse().isEmpty()
                && !first.source().equals(second.source())
                && !first.key().equals(second.key());
        if (relayed) {
            second.placeOnHop(first.hop() + 1);
        }
        return relayed;
    }

    /** Whether the top Via of one stands below the top of the other. */
    private static boolean standsUnder(OpenTransaction nearer, OpenTransaction farther) {
        return !nearer.key().branch().isEmpty()
                && farther.forwardedBranches().contains(nearer.key().branch());
    }
}
