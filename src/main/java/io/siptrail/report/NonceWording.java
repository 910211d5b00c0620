package io.siptrail.report;

import io.siptrail.diagnosis.NonceTimes;
import java.util.ArrayList;
import java.util.List;

/** What a nonce tells of its time, in words. */
public final class NonceWording {

    private NonceWording() {}

    /** A clause, such as {@code nonce issued 2013-06-28T02:57:26Z for 300 s, used after 0.020 s}; empty where it tells nothing. */
    public static String of(NonceTimes times) {
        if (!times.isKnown()) {
            return "";
        }
        List<String> clauses = new ArrayList<>(3);
        times.issued().ifPresent(issued -> clauses.add("issued " + issued));
        if (times.lifetimeSeconds().isPresent()) {
            clauses.set(0, clauses.get(0) + " for " + times.lifetimeSeconds().getAsLong() + " s");
        } else {
            times.expires().ifPresent(expires -> clauses.add("good until " + expires));
        }
        if (times.ageNanos().isPresent()) {
            clauses.add("used after " + Seconds.of(times.ageNanos().getAsLong()) + " s");
        }
        times.isOver().filter(over -> over).ifPresent(over -> clauses.add("when it had expired"));
        return "nonce " + String.join(", ", clauses);
    }
}
