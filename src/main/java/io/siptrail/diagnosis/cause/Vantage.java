package io.siptrail.diagnosis.cause;

import io.siptrail.registration.Attempt;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.Transaction;

/**
 * Where an attempt was captured, as far as its packets tell. A packet whose TTL is one of the values that systems start
 * with (64, 128, 255; RFC 1700) has not passed a router.
 */
public enum Vantage {
    /** Before any router on the way from the client, and behind one on the way back. */
    CLIENT_SIDE("captured at the client's side"),
    /** Behind a router on the way from the client, and before any on the way back. */
    SERVER_SIDE("captured at the registrar's side"),
    /** Behind routers on both ways. */
    BETWEEN("captured between client and registrar"),
    /** Requests of the client and of a proxy behind it. */
    BOTH_HOPS("captured on both sides of a proxy"),
    /** No router passed either way, or only one direction seen: one network, or too little to tell. */
    UNKNOWN("");

    private final String words;

    Vantage(String words) {
        this.words = words;
    }

    /** For a sentence; empty when nothing is to be said. */
    public String words() {
        return words;
    }

    /** Tells it from the first transaction that shows both directions. */
    public static Vantage of(Attempt attempt) {
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.hop() > 0) {
                return BOTH_HOPS;
            }
        }
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.request().isPresent() && transaction.finalResponse().isPresent()) {
                return of(
                        isFresh(transaction.request().get().hops()),
                        isFresh(transaction.finalResponse().get().hops()));
            }
        }
        return UNKNOWN;
    }

    /** How far a request that nobody answers had come where it was captured; empty when its TTL is not known. */
    public static String reach(RegisterRequest request) {
        if (request.hops() <= 0) {
            return "";
        }
        return isFresh(request.hops())
                ? "it was captured before any router, so that how far it got cannot be told"
                : "it was captured behind a router, so that the client's own network lets it out";
    }

    private static Vantage of(boolean freshRequest, boolean freshResponse) {
        if (freshRequest == freshResponse) {
            return freshRequest ? UNKNOWN : BETWEEN;
        }
        return freshRequest ? CLIENT_SIDE : SERVER_SIDE;
    }

    private static boolean isFresh(int hops) {
        return hops == 64 || hops == 128 || hops == 255;
    }
}
