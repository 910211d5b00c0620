package io.siptrail.analysis;

import java.util.Locale;

/** Over what durations are gathered. */
public enum Scope {
    ALL,
    REGISTRAR,
    USER_AGENT,
    SOURCE;

    /** The word of the outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
