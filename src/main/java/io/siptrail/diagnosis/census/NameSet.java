package io.siptrail.diagnosis.census;

import java.util.Arrays;

/** A set of names of which only 64-bit hashes are kept: a million users must fit. Names that find no room are not in it. */
final class NameSet {

    private final int limit;
    private long[] hashes = new long[64];
    private int count;
    private long forgotten;

    NameSet(int limit) {
        this.limit = limit;
    }

    void add(String name) {
        long hash = hash(name);
        int slot = slot(hash);
        if (hashes[slot] == hash) {
            return;
        }
        if (count >= limit) {
            forgotten++;
            return;
        }
        hashes[slot] = hash;
        if (++count * 2 > hashes.length) {
            long[] old = hashes;
            hashes = new long[old.length * 2];
            Arrays.stream(old).filter(kept -> kept != 0).forEach(kept -> hashes[slot(kept)] = kept);
        }
    }

    boolean contains(String name) {
        long hash = hash(name);
        return hashes[slot(hash)] == hash;
    }

    long forgotten() {
        return forgotten;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash >>> 24) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** FNV-1a over 16-bit units, mixed; never 0. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return (hash ^ (hash >>> 29)) | 1;
    }
}
