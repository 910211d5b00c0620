package io.siptrail.net;

import org.jspecify.annotations.Nullable;

/** Gives equal address and port pairs one object, as far as a fixed number of slots goes; a newcomer takes the slot of an older one. */
final class EndpointTable {

    private final @Nullable Endpoint[] slots;
    private final int mask;

    EndpointTable(int size) {
        int capacity = Integer.highestOneBit(Math.max(16, size) - 1) << 1;
        this.slots = new Endpoint[capacity];
        this.mask = capacity - 1;
    }

    Endpoint endpoint(int version, long high, long low, int port) {
        int slot = slot(high, low, port);
        Endpoint known = slots[slot];
        if (known != null && holds(known, version, high, low, port)) {
            return known;
        }
        Endpoint fresh = new Endpoint(new IpAddress(version, high, low), port);
        slots[slot] = fresh;
        return fresh;
    }

    private int slot(long high, long low, int port) {
        long mixed = (high * 31 + low) * 31 + port;
        mixed *= 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 40) & mask;
    }

    private static boolean holds(Endpoint endpoint, int version, long high, long low, int port) {
        IpAddress address = endpoint.address();
        return endpoint.port() == port
                && address.low() == low
                && address.high() == high
                && address.version() == version;
    }
}
