package io.siptrail.registration;

import java.util.OptionalLong;

/**
 * What a 2xx says of the client's own Contact.
 *
 * @param seconds the expiry; empty when neither side names one and the registrar's default holds
 */
record Grant(OptionalLong seconds) {

    /** Whether the binding exists after the response. */
    boolean holds() {
        return seconds.orElse(1) > 0;
    }
}
