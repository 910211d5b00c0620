package io.siptrail.stream;

import io.siptrail.bytes.ByteQueue;

/**
 * Cuts a stream into SIP messages by their Content-Length (RFC 3261 §18.3); line ends between them are keep-alives (RFC
 * 5626 §3.5.1). Where it does not stand at the beginning of a message, it looks for the next start line.
 *
 * <pre>
 *   searching: line -> start line? -no-> next line        headers end -> Content-Length -> whole? -> deliver
 *                          | yes                              ^                                       |
 *                          +----------------------------------+             expecting: line ends, line <-+
 * </pre>
 */
final class SipFramer implements Layer {

    private final Direction direction;
    private final Conversation conversation;
    private final SipFraming framing;
    private final StreamLimits limits;
    private final ByteQueue queue;

    /** Whether the line in hand may be the rest of a longer one. */
    private boolean withinLine;

    private boolean found;

    // The unit in hand: a line or a message.
    private long place;
    private int looked;
    private boolean inMessage;
    private StartLineKind kind = StartLineKind.NONE;
    private int whole;

    // The bytes in hand.
    private byte[] bytes = {};
    private int end;
    private int fresh;
    private long freshFrom;
    private long freshTo;

    /** {@code atStart}: the stream begins here, so that a message does. */
    SipFramer(Direction direction, Conversation conversation, boolean atStart) {
        this.direction = direction;
        this.conversation = conversation;
        this.framing = direction.streams().framing();
        this.limits = direction.streams().limits();
        this.queue = new ByteQueue(direction.streams().held());
        this.withinLine = !atStart;
    }

    /** Whether a message began here yet. */
    boolean found() {
        return found;
    }

    @Override
    public void bytes(byte[] data, int from, int to, long placeFrom, long placeTo) {
        if (withinLine && !queue.isEmpty() && beginsAnew(data, from, to)) {
            queue.clear();
        }
        int start = from;
        bytes = data;
        end = to;
        if (queue.isEmpty()) {
            place = placeFrom;
        } else {
            queue.add(data, from, to - from);
            bytes = queue.array();
            start = queue.start();
            end = queue.end();
        }
        fresh = end - (to - from);
        freshFrom = placeFrom;
        freshTo = placeTo;
        int rest = units(start);
        keep(start, rest);
    }

    /** Whether a message begins with a segment, so that what came before it was the end of a body. */
    private boolean beginsAnew(byte[] data, int from, int to) {
        boolean anew =
                !inMessage && framing.startLine(data, from, to - from) != StartLineKind.NONE && framing.isWellKnown();
        if (anew) {
            looked = 0;
        }
        return anew;
    }

    private int units(int start) {
        int at = start;
        while (at < end) {
            int next = inMessage ? message(at) : line(at);
            if (next == at) {
                break;
            }
            at = next;
            place = placeOf(next);
            looked = 0;
        }
        return at;
    }

    private void keep(int start, int rest) {
        if (queue.isEmpty()) {
            if (rest < end) {
                queue.add(bytes, rest, end - rest);
            }
        } else {
            queue.drop(rest - start);
        }
        bytes = queue.array();
    }

    private long placeOf(int at) {
        boolean exact = freshTo - freshFrom == end - fresh;
        return at >= end ? freshTo : exact ? freshFrom + Math.max(0, at - fresh) : freshFrom;
    }

    private long placeBefore(int at) {
        boolean exact = freshTo - freshFrom == end - fresh;
        return exact ? freshFrom + Math.max(0, at - fresh) : freshTo;
    }

    /** Reads the line at the front, and returns where the next unit begins: at the same place when more bytes are needed. */
    private int line(int at) {
        int blank = at;
        while (blank < end && (bytes[blank] == '\r' || bytes[blank] == '\n')) {
            blank++;
        }
        if (blank > at) {
            withinLine = false;
            return blank;
        }
        int lineEnd = lineFeed(at + looked);
        if (lineEnd == end) {
            return unended(at);
        }
        int length = lineEnd + 1 - at;
        if (length <= limits.lineBytes() && begins(at, length)) {
            inMessage = true;
            found = true;
            whole = 0;
            looked = length - 1;
            direction.connection().foundSip();
            return message(at);
        }
        return noise(at, lineEnd + 1);
    }

    private boolean begins(int at, int length) {
        kind = framing.startLine(bytes, at, length);
        return kind != StartLineKind.NONE && (!withinLine || framing.isWellKnown());
    }

    private int unended(int at) {
        looked = end - at;
        return looked > limits.lineBytes() ? noise(at, end) : at;
    }

    private int noise(int at, int next) {
        withinLine = bytes[next - 1] != '\n';
        if (!found) {
            direction.connection().undecided(next - at);
        }
        return next;
    }

    /** Reads the message at the front as far as it is there. */
    private int message(int at) {
        if (whole == 0) {
            int headersEnd = headersEnd(at);
            if (headersEnd < 0) {
                return end - at > limits.headerBytes() ? tooLong(at) : at;
            }
            long body = Math.max(0, framing.contentLength(bytes, at, headersEnd - at));
            if (body > limits.bodyBytes()) {
                return bodyTooLong(at, headersEnd);
            }
            whole = headersEnd - at + (int) body;
        }
        if (end - at < whole) {
            return at;
        }
        deliver(at, at + whole, placeBefore(at + whole));
        withinLine = false;
        return at + whole;
    }

    /** The index after the empty line, or -1; a look goes on where the last one stopped. */
    private int headersEnd(int at) {
        int line = lineFeed(at + looked);
        while (line < end) {
            int next = line + 1;
            while (next < end && bytes[next] == '\r') {
                next++;
            }
            if (next == end) {
                break;
            }
            if (bytes[next] == '\n') {
                return next + 1;
            }
            line = lineFeed(next);
        }
        looked = line - at;
        return -1;
    }

    private int lineFeed(int from) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Headers without an end: what looked like a start line was none. */
    private int tooLong(int at) {
        direction.streams().count(StreamOddity.MESSAGE_TOO_LONG);
        inMessage = false;
        return noise(at, end);
    }

    /** The headers are read; where the next message begins has to be looked for, since such a length is no promise. */
    private int bodyTooLong(int at, int headersEnd) {
        direction.streams().count(StreamOddity.MESSAGE_TOO_LONG);
        deliver(at, headersEnd, placeBefore(headersEnd));
        withinLine = true;
        return headersEnd;
    }

    private void deliver(int from, int to, long placeTo) {
        inMessage = false;
        direction.deliver(
                new MessageBytes(bytes, from, to, /* delimited= */ false), place, placeTo, conversation.transport());
        direction.exchanged(kind);
    }

    @Override
    public void gap() {
        if (inMessage) {
            direction.streams().count(StreamOddity.MESSAGE_CUT);
            bytes = queue.array();
            deliver(queue.start(), queue.end(), freshTo);
        }
        release();
        withinLine = true;
    }

    @Override
    public void end() {
        if (inMessage) {
            direction.streams().count(StreamOddity.MESSAGE_UNFINISHED);
            direction.settleAsSip(place, freshTo);
        }
        release();
    }

    @Override
    public long heldFrom() {
        return queue.isEmpty() ? Long.MAX_VALUE : place;
    }

    @Override
    public void release() {
        queue.clear();
        bytes = queue.array();
        inMessage = false;
        looked = 0;
    }
}
