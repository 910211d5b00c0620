package io.siptrail.registration;

import java.util.Locale;

/** Where a binding stands at the end of the capture. */
public enum BindingState {
    /** Its time is not over. */
    ACTIVE,
    /** It was not refreshed in time. */
    EXPIRED,
    /** A 2xx confirmed that it was taken away. */
    REMOVED,
    /** The registrar put another in its place: it does not list it any more, although nobody took it away. */
    REPLACED;

    /** The word of the outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
