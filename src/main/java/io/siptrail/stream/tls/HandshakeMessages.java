package io.siptrail.stream.tls;

import io.siptrail.bytes.ByteQueue;
import io.siptrail.bytes.HeldBytes;
import java.util.Arrays;

/** Handshake messages out of the records of one direction (RFC 8446 §5.1): several in one, or one in several. */
final class HandshakeMessages {

    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;
    static final int KEY_UPDATE = 24;

    private static final int HEADER = 4;
    private static final int LONGEST_KEPT = 1 << 16;

    private final Taker taker;
    private final ByteQueue pending;
    private int skip;

    /** Takes the messages that matter, whole and without their header. */
    interface Taker {
        void message(int type, byte[] body);
    }

    HandshakeMessages(HeldBytes held, Taker taker) {
        this.pending = new ByteQueue(held);
        this.taker = taker;
    }

    /** Takes the content of a handshake record. */
    void add(byte[] content) {
        int skipped = Math.min(skip, content.length);
        skip -= skipped;
        pending.add(content, skipped, content.length - skipped);
        boolean more = true;
        while (more && pending.length() >= HEADER) {
            more = takeFirst();
        }
    }

    private boolean takeFirst() {
        byte[] bytes = pending.array();
        int at = pending.start();
        int type = bytes[at];
        int length = (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
        int there = Math.min(pending.length(), HEADER + length);
        boolean kept = matters(type) && length <= LONGEST_KEPT;
        if (kept && there < HEADER + length) {
            return false;
        }
        byte[] body = kept ? Arrays.copyOfRange(bytes, at + HEADER, at + there) : new byte[0];
        pending.drop(there);
        skip = HEADER + length - there;
        if (kept) {
            taker.message(type, body);
        }
        return true;
    }

    private static boolean matters(int type) {
        return type == CLIENT_HELLO || type == SERVER_HELLO || type == KEY_UPDATE;
    }

    /** Forgets what is not whole. */
    void clear() {
        pending.clear();
        skip = 0;
    }
}
