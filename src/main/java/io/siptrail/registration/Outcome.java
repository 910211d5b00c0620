package io.siptrail.registration;

import java.util.Locale;

/** How an attempt ended. */
public enum Outcome {
    /** Only responses were captured. */
    PARTIAL,
    /** A 2xx grants an own Contact more than 0 s, however late it came. */
    REGISTERED,
    /** A 2xx to a request to remove. */
    UNREGISTERED,
    /** A 2xx to a REGISTER without Contact. */
    QUERIED,
    /** Refused for good: credentials refused, another final than 401 and 407, or a 2xx that does not hold the own Contact. */
    REJECTED,
    /** A 401 or 407 that no credentials followed within 32 s. */
    CHALLENGED,
    /** No final within 32 s. */
    UNANSWERED,
    /** The capture ended before it could be decided. */
    PENDING;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word of the outputs. */
    public String label() {
        return label;
    }

    /** Whether the client did not get what it asked for, as far as could be decided. */
    public boolean failed() {
        return this == REJECTED || this == CHALLENGED || this == UNANSWERED;
    }
}
