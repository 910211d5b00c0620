package io.siptrail.diagnosis;

import java.util.Locale;

/** How much a finding matters, the worst first. */
public enum Severity {
    /** Someone is harmed or an account is taken. */
    HIGH,
    /** Registrations or calls fail or will. */
    MEDIUM,
    /** Against good practice. */
    LOW,
    /** Worth knowing. */
    INFO;

    /** The word of the outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
