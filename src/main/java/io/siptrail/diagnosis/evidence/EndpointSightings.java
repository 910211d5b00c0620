package io.siptrail.diagnosis.evidence;

import java.util.OptionalLong;

/**
 * When each endpoint was last heard of, whatever it sent. Asked for every packet, so it holds numbers alone: an open table
 * of {@linkplain io.siptrail.net.Endpoint#key() keys} and times that doubles up to a limit.
 */
final class EndpointSightings {

    private static final int INITIAL = 1 << 10;

    private final int limit;
    private long[] keys = new long[INITIAL];
    private long[] times = new long[INITIAL];
    private int count;
    private long forgotten;

    /** Remembers so many endpoints; others are counted and not remembered. */
    EndpointSightings(int limit) {
        this.limit = limit;
    }

    void note(long key, long orderNanos) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            if (count >= limit) {
                forgotten++;
                return;
            }
            keys[slot] = key;
            count++;
        }
        times[slot] = orderNanos;
        if (count * 2 > keys.length) {
            grow();
        }
    }

    /** The running time of its last packet. */
    OptionalLong last(long key) {
        int slot = slot(key);
        return keys[slot] == 0 ? OptionalLong.empty() : OptionalLong.of(times[slot]);
    }

    /** Packets of endpoints for which there was no room. */
    long forgotten() {
        return forgotten;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldTimes = times;
        keys = new long[oldKeys.length * 2];
        times = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                times[slot] = oldTimes[i];
            }
        }
    }
}
