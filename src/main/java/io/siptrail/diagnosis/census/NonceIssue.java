package io.siptrail.diagnosis.census;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** To whom a nonce was given, by whom, and when first. */
public final class NonceIssue {

    private final long firstNanos;
    private final Endpoint server;
    private final List<Receiver> receivers = new ArrayList<>(1);
    private boolean overflowed;

    private record Receiver(String callId, String aor, IpAddress address) {}

    NonceIssue(long firstNanos, Endpoint server) {
        this.firstNanos = firstNanos;
        this.server = server;
    }

    void to(String callId, String aor, IpAddress address, int limit) {
        if (receivers.size() < limit) {
            receivers.add(new Receiver(callId, aor, address));
        } else {
            overflowed = true;
        }
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
        return wentTo(receiver -> receiver.callId.equals(callId));
    }

    /** Whether it was given to somebody who registers this address-of-record; as above. */
    public boolean wentToAor(String aor) {
        return wentTo(receiver -> receiver.aor.equals(aor));
    }

    /** Whether it was given to this IP address; as above. */
    public boolean wentToAddress(IpAddress address) {
        return wentTo(receiver -> receiver.address.equals(address));
    }

    private boolean wentTo(Predicate<Receiver> test) {
        return overflowed || receivers.stream().anyMatch(test);
    }
}
