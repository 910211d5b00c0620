package io.siptrail.bytes;

/** How many bytes several {@linkplain ByteQueue queues} hold together, so that one limit can stand above them all. */
public final class HeldBytes {

    private long held;

    /** Bytes of memory, not of content. */
    public long held() {
        return held;
    }

    /** Counts bytes that are held from now on, or with a negative number those that no longer are. */
    public void add(int bytes) {
        held += bytes;
    }
}
