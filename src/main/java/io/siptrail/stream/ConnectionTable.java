package io.siptrail.stream;

import org.jspecify.annotations.Nullable;

/** Connections by their key, with the one that was quiet for longest at hand. To look one up allocates nothing. */
final class ConnectionTable {

    private static final int INITIAL = 1 << 10;

    private @Nullable Connection[] slots = new Connection[INITIAL];
    private int count;
    private @Nullable Connection eldest;
    private @Nullable Connection newest;

    int count() {
        return count;
    }

    /** The connection that was quiet for longest. */
    @Nullable
    Connection eldest() {
        return eldest;
    }

    /** The connection of this key, which is not quiet any more. */
    @Nullable
    Connection touch(long key) {
        Connection known = slots[slot(key)];
        if (known != null && known != newest) {
            unlink(known);
            link(known);
        }
        return known;
    }

    /** Adds one whose key is not there yet. */
    void add(Connection connection) {
        if (++count * 2 > slots.length) {
            grow();
        }
        slots[slot(connection.key())] = connection;
        link(connection);
    }

    /** Takes one out that is there. */
    void remove(Connection connection) {
        int slot = slot(connection.key());
        if (slots[slot] != connection) {
            return;
        }
        unlink(connection);
        slots[slot] = null;
        count--;
        closeUp(slot);
    }

    /** Moves those that a probe would no longer reach over the freed slot. */
    private void closeUp(int freed) {
        int mask = slots.length - 1;
        int hole = freed;
        int at = (hole + 1) & mask;
        for (Connection next = slots[at]; next != null; next = slots[at]) {
            int home = home(next.key(), mask);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                slots[hole] = next;
                slots[at] = null;
                hole = at;
            }
            at = (at + 1) & mask;
        }
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = home(key, mask);
        for (Connection at = slots[slot]; at != null && at.key() != key; at = slots[slot]) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int home(long key, int mask) {
        return (int) (key >>> 32) & mask;
    }

    private void grow() {
        slots = new Connection[slots.length * 2];
        for (Connection each = eldest; each != null; each = each.newer) {
            slots[slot(each.key())] = each;
        }
    }

    private void link(Connection connection) {
        Connection before = newest;
        connection.older = before;
        connection.newer = null;
        if (before == null) {
            eldest = connection;
        } else {
            before.newer = connection;
        }
        newest = connection;
    }

    private void unlink(Connection connection) {
        Connection older = connection.older;
        Connection newer = connection.newer;
        if (older == null) {
            eldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
    }
}
