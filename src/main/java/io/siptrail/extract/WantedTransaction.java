package io.siptrail.extract;

import java.util.HashSet;
import java.util.Set;

/** One transaction whose messages are looked for, and which of them were found already. */
final class WantedTransaction {

    private final long attempt;
    private final long number;
    private final long fromNanos;
    private final long toNanos;
    private final Set<String> seen = new HashSet<>(4);

    /**
     * A transaction of an attempt, both by their ids.
     *
     * @param fromNanos running time of its first message
     * @param toNanos running time after which its key may be another's
     */
    WantedTransaction(long attempt, long number, long fromNanos, long toNanos) {
        this.attempt = attempt;
        this.number = number;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    boolean mayHave(long orderNanos) {
        return orderNanos >= fromNanos && orderNanos <= toNanos;
    }

    /** The words for a message of it: {@code what} it is, and whether the like was found before. */
    String note(String what) {
        boolean again = !seen.add(what);
        return "attempt " + attempt + ", transaction " + number + ": " + what + (again ? ", again" : "");
    }

    /** The words for what is about it, and is no message of it. */
    String about(String what) {
        return "attempt " + attempt + ": " + what + " transaction " + number;
    }
}
