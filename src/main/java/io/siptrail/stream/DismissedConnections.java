package io.siptrail.stream;

/**
 * The keys of connections without SIP, as numbers alone. When as many are remembered as there is room for, the elder half is
 * forgotten: such a connection is looked at again, and dismissed again.
 */
final class DismissedConnections {

    private static final int INITIAL = 1 << 10;

    private final int limit;
    private long[] young = new long[INITIAL];
    private long[] old = new long[INITIAL];
    private int count;

    /** Remembers at least half as many as this. */
    DismissedConnections(int limit) {
        this.limit = Math.max(2, limit);
    }

    boolean contains(long key) {
        return young[slot(young, key)] == key || old[slot(old, key)] == key;
    }

    /** Remembers a key, which is never 0. */
    void add(long key) {
        if (contains(key)) {
            return;
        }
        if (++count > limit / 2) {
            old = young;
            young = new long[INITIAL];
            count = 1;
        }
        if (count * 2 > young.length) {
            grow();
        }
        young[slot(young, key)] = key;
    }

    /** A new connection has this key. */
    void forget(long key) {
        remove(young, key);
        remove(old, key);
    }

    private static void remove(long[] keys, long key) {
        int mask = keys.length - 1;
        int hole = slot(keys, key);
        if (keys[hole] == 0) {
            return;
        }
        keys[hole] = 0;
        for (int at = (hole + 1) & mask; keys[at] != 0; at = (at + 1) & mask) {
            int home = home(keys[at], mask);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                keys[hole] = keys[at];
                keys[at] = 0;
                hole = at;
            }
        }
    }

    private void grow() {
        long[] before = young;
        young = new long[before.length * 2];
        for (long key : before) {
            if (key != 0) {
                young[slot(young, key)] = key;
            }
        }
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int home(long key, int mask) {
        return (int) (key >>> 32) & mask;
    }
}
