package io.siptrail.registration;

import java.util.Locale;

/** What an attempt was for. */
public enum AttemptKind {
    /** A contact that was not bound before in the capture. */
    INITIAL,
    /** A contact that was bound before in the capture, even if the binding lapsed since. */
    REFRESH,
    /** Every requested expiry was 0, or {@code Contact: *}. */
    UNREGISTER,
    /** A REGISTER without Contact, which asks for the bindings (RFC 3261 §10.2.3). */
    QUERY,
    /** Only responses were captured. */
    UNKNOWN;

    private final String label = name().equals("UNKNOWN") ? "" : name().toLowerCase(Locale.ROOT);

    /** The word of the outputs; empty for {@link #UNKNOWN}. */
    public String label() {
        return label;
    }
}
