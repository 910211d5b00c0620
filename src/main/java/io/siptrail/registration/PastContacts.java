package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import java.io.IOException;

/** Texts that stood for a contact once, as numbers: an open table that doubles up to a limit. */
final class PastContacts {

    private static final int INITIAL = 4;

    private final int limit;
    private long[] table = new long[INITIAL];
    private int count;

    PastContacts(int limit) {
        this.limit = limit;
    }

    void write(RecordBuffer out) {
        out.number(count);
        for (long hash : table) {
            if (hash != 0) {
                out.number(hash);
            }
        }
    }

    static PastContacts read(int limit, RecordInput in) throws IOException {
        PastContacts read = new PastContacts(limit);
        for (int left = in.count(); left > 0; left--) {
            read.keep(in.number());
        }
        return read;
    }

    /** Whether there was room for it. */
    boolean add(String text) {
        long hash = hash(text);
        int slot = slot(hash);
        if (table[slot] == hash) {
            return true;
        }
        if (count >= limit) {
            return false;
        }
        keep(hash);
        return true;
    }

    private void keep(long hash) {
        table[slot(hash)] = hash;
        count++;
        if (count * 2 > table.length) {
            grow();
        }
    }

    boolean contains(String text) {
        long hash = hash(text);
        return table[slot(hash)] == hash;
    }

    private int slot(long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                table[slot(hash)] = hash;
            }
        }
    }

    /** A number that equal texts share and others practically do not; never 0. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 29) * 0x94d049bb133111ebL;
        return (hash ^ hash >>> 32) | 1;
    }
}
