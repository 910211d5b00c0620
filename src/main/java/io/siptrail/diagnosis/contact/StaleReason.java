package io.siptrail.diagnosis.contact;

import java.util.Locale;

/** Why a contact is held to lead to no live user agent, the plainest first. */
public enum StaleReason {
    /** Datagrams to it are answered by ICMP errors, or requests by nobody or by a refusal. */
    UNREACHABLE,
    /** The same device registered a newer contact and left this one behind. */
    SUPERSEDED,
    /** Its time was nearly over when it was still listed, and nobody refreshed it. */
    UNREFRESHED,
    /** It is still called after its time. */
    EXPIRED,
    /** The connection that was the one way to it ended. */
    CONNECTION_CLOSED;

    /** The word of the outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
