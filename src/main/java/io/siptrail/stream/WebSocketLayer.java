package io.siptrail.stream;

import io.siptrail.bytes.ByteQueue;

/**
 * WebSocket frames (RFC 6455 §5.2) of one direction. Each text or binary message is one SIP message (RFC 7118 §5), whatever
 * number of frames carry it, and control frames may stand between these.
 */
final class WebSocketLayer implements Layer {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int MASKED = 0x80;
    private static final int CONTROL = 8;
    private static final int RESERVED = 0x70;

    private final Direction direction;
    private final Conversation conversation;
    private final SipFraming framing;
    private final StreamLimits limits;
    private final ByteQueue queue;
    private final ByteQueue message;
    private long framePlace;
    private long messagePlace;
    private boolean inMessage;
    private long skip;
    private long chunkFrom;
    private long chunkTo;
    private boolean exact;

    /** After a gap, or bytes that are no frame: where the next frame begins is not known. */
    private boolean lost;

    WebSocketLayer(Direction direction, Conversation conversation) {
        this.direction = direction;
        this.conversation = conversation;
        this.framing = direction.streams().framing();
        this.limits = direction.streams().limits();
        this.queue = new ByteQueue(direction.streams().held());
        this.message = new ByteQueue(direction.streams().held());
    }

    /** Whether bytes look like an unfragmented frame that carries the beginning of SIP; they need not reach beyond its first line. */
    static boolean maybeSip(byte[] data, int from, int to) {
        if (to - from < 2 || (data[from] != (byte) 0x81 && data[from] != (byte) 0x82)) {
            return false;
        }
        int header = header(data, from, to);
        if (to - from < header + 4) {
            return false;
        }
        boolean masked = (data[from + 1] & MASKED) != 0;
        for (int i = 0; i < 4; i++) {
            int letter = data[from + header + i] ^ (masked ? data[from + header - 4 + i] : 0);
            if (letter != '/' && (letter < 'A' || letter > 'Z') && !(i == 3 && letter == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of the header that begins so, as far as its second byte tells. */
    private static int header(byte[] data, int from, int to) {
        if (to - from < 2) {
            return 2;
        }
        int length = data[from + 1] & 0x7f;
        int extended = length == 126 ? 2 : length == 127 ? 8 : 0;
        return 2 + extended + ((data[from + 1] & MASKED) != 0 ? 4 : 0);
    }

    @Override
    public void bytes(byte[] data, int from, int to, long placeFrom, long placeTo) {
        if (lost && !maybeSip(data, from, to)) {
            return;
        }
        lost = false;
        chunkFrom = placeFrom;
        chunkTo = placeTo;
        exact = placeTo - placeFrom == to - from;
        framePlace = queue.isEmpty() ? placeFrom : framePlace;
        queue.add(data, from, to - from);
        while (!queue.isEmpty() && frame()) {
            framePlace = exact ? chunkTo - queue.length() : chunkFrom;
        }
    }

    /** Takes the frame at the front, if it is all there or to be skipped; otherwise says that it is not. */
    private boolean frame() {
        if (skip > 0) {
            int skipped = (int) Math.min(skip, queue.length());
            skip -= skipped;
            queue.drop(skipped);
            return true;
        }
        byte[] data = queue.array();
        int at = queue.start();
        int header = header(data, at, queue.end());
        if (queue.length() < header) {
            return false;
        }
        long length = length(data, at);
        if ((data[at] & RESERVED) != 0 || length < 0) {
            loseTrack();
            return false;
        }
        if (length > limits.bodyBytes()) {
            return skipFrame(header, length);
        }
        if (queue.length() < header + length) {
            return false;
        }
        unmask(data, at, header, (int) length);
        payload(data, at, header, (int) length, exact ? chunkTo - queue.length() + header + length : chunkTo);
        queue.drop(header + (int) length);
        return true;
    }

    private static long length(byte[] data, int at) {
        int said = data[at + 1] & 0x7f;
        if (said < 126) {
            return said;
        }
        int bytes = said == 126 ? 2 : 8;
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | (data[at + 2 + i] & 0xff);
        }
        return length;
    }

    private boolean skipFrame(int header, long length) {
        direction.streams().count(StreamOddity.MESSAGE_TOO_LONG);
        message.clear();
        inMessage = false;
        queue.drop(header);
        skip = length;
        return true;
    }

    private void loseTrack() {
        release();
        lost = true;
        direction.connection().undecided(limits.undecidedBytes() + 1);
    }

    private static void unmask(byte[] data, int at, int header, int length) {
        if ((data[at + 1] & MASKED) == 0) {
            return;
        }
        int mask = at + header - 4;
        for (int i = 0; i < length; i++) {
            data[at + header + i] ^= data[mask + (i & 3)];
        }
    }

    private void payload(byte[] data, int at, int header, int length, long frameTo) {
        boolean last = (data[at] & 0x80) != 0;
        int opcode = data[at] & 0xf;
        if (opcode >= CONTROL) {
            return;
        }
        if (opcode == TEXT || opcode == BINARY) {
            message.clear();
            inMessage = true;
            messagePlace = framePlace;
        }
        if (!inMessage || opcode > BINARY) {
            return;
        }
        if (opcode != CONTINUATION && last) {
            inMessage = false;
            deliver(data, at + header, at + header + length, frameTo);
        } else {
            gather(data, at + header, length, last, frameTo);
        }
    }

    private void gather(byte[] data, int from, int length, boolean last, long frameTo) {
        message.add(data, from, length);
        if (message.length() > limits.bodyBytes()) {
            direction.streams().count(StreamOddity.MESSAGE_TOO_LONG);
            message.clear();
            inMessage = false;
        } else if (last) {
            inMessage = false;
            deliver(message.array(), message.start(), message.end(), frameTo);
            message.clear();
        }
    }

    private void deliver(byte[] data, int from, int to, long placeTo) {
        StartLineKind kind = framing.startLine(data, from, to - from);
        if (kind == StartLineKind.NONE) {
            return;
        }
        direction.connection().foundSip();
        MessageBytes found = new MessageBytes(data, from, to, /* delimited= */ true);
        if (direction.deliver(found, messagePlace, placeTo, conversation.transport())) {
            direction.exchanged(kind);
        }
    }

    @Override
    public void gap() {
        release();
        skip = 0;
        lost = true;
    }

    @Override
    public void end() {
        release();
    }

    @Override
    public long heldFrom() {
        long frame = queue.isEmpty() ? Long.MAX_VALUE : framePlace;
        return inMessage ? Math.min(messagePlace, frame) : frame;
    }

    @Override
    public void release() {
        queue.clear();
        message.clear();
        inMessage = false;
    }
}
