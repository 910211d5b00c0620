package io.siptrail.registration;

import io.siptrail.sip.Contact;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Contact of a request and what a 2xx says of it.
 *
 * @param listed the Contact of the response that stands for it; empty when the response lists none at all, or not this one
 *     as was asked for
 * @param place of that Contact among those of the response, from 0; -1 when there is none
 * @param requested the expiry that was asked for, in seconds; empty when none was named
 * @param seconds the expiry that holds; empty when neither side names one
 */
record OwnMatch(Contact asked, Optional<Contact> listed, int place, OptionalLong requested, OptionalLong seconds) {

    /** Whether the client asked to have it removed (RFC 3261 §10.2.2). */
    boolean asksToRemove() {
        return requested.orElse(-1) == 0;
    }

    /** Whether the binding exists after the response. */
    boolean holds() {
        return seconds.orElse(1) > 0;
    }
}
