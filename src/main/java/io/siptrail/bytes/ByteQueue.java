package io.siptrail.bytes;

/** Bytes in the order in which they came, taken away from the front. Holds no memory while it is empty. Not thread-safe. */
public final class ByteQueue {

    private static final byte[] NONE = {};
    private static final int SMALLEST = 256;

    private final HeldBytes account;
    private byte[] bytes = NONE;
    private int start;
    private int end;

    /** An empty queue that counts its memory in that account. */
    public ByteQueue(HeldBytes account) {
        this.account = account;
    }

    /** The array that holds the bytes from {@link #start()} to {@link #end()}; valid until the next change. */
    public byte[] array() {
        return bytes;
    }

    /** Index of the first byte. */
    public int start() {
        return start;
    }

    /** Index after the last byte. */
    public int end() {
        return end;
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Adds a copy of {@code length} bytes at the end. */
    public void add(byte[] from, int at, int length) {
        if (length > bytes.length - end) {
            makeRoom(length);
        }
        System.arraycopy(from, at, bytes, end, length);
        end += length;
    }

    private void makeRoom(int more) {
        int kept = length();
        byte[] room = bytes;
        if ((long) (kept + more) * 2 > bytes.length) {
            room = new byte[Math.max(SMALLEST, (kept + more) * 2)];
            account.add(room.length - bytes.length);
        }
        System.arraycopy(bytes, start, room, 0, kept);
        bytes = room;
        start = 0;
        end = kept;
    }

    /** Takes bytes away from the front. */
    public void drop(int count) {
        if (count < 0 || count > length()) {
            throw new IllegalArgumentException("cannot drop " + count + " of " + length() + " bytes");
        }
        start += count;
        if (start == end) {
            clear();
        }
    }

    /** Takes all bytes away and gives their memory back. */
    public void clear() {
        account.add(-bytes.length);
        bytes = NONE;
        start = 0;
        end = 0;
    }
}
