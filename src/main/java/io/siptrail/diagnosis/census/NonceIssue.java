package io.siptrail.diagnosis.census;

import io.siptrail.net.Endpoint;
import java.util.LinkedHashSet;
import java.util.Set;

/** To whom a nonce was given, by whom, and when first. */
public final class NonceIssue {

    private final long firstNanos;
    private final Endpoint server;
    private final Set<String> callIds = new LinkedHashSet<>(2);
    private final Set<String> aors = new LinkedHashSet<>(2);
    private final Set<String> addresses = new LinkedHashSet<>(2);
    private boolean overflowed;

    NonceIssue(long firstNanos, Endpoint server) {
        this.firstNanos = firstNanos;
        this.server = server;
    }

    void to(String callId, String aor, String address, int limit) {
        if (callIds.size() >= limit) {
            overflowed = true;
            return;
        }
        callIds.add(callId);
        aors.add(aor);
        addresses.add(address);
    }

    /** Raw time of the first challenge with it, nanoseconds since the epoch. */
    public long firstNanos() {
        return firstNanos;
    }

    /** Who gave it first. */
    public Endpoint server() {
        return server;
    }

    /** Whether it was given in a dialog with this Call-ID; true too where more were given it than are remembered. */
    public boolean wentToCallId(String callId) {
        return overflowed || callIds.contains(callId);
    }

    /** Whether it was given to somebody who registers this address-of-record; as above. */
    public boolean wentToAor(String aor) {
        return overflowed || aors.contains(aor);
    }

    /** Whether it was given to this IP address; as above. */
    public boolean wentToAddress(String address) {
        return overflowed || addresses.contains(address);
    }
}
