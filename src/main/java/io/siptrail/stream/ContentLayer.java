package io.siptrail.stream;

import io.siptrail.bytes.ByteQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by its first bytes what a direction carries, and hands everything on to the layer for that. After a gap it
 * looks again, unless SIP was found.
 */
final class ContentLayer implements Layer {

    private static final int TLS_HEADER = 5;
    private static final byte[] GET = {'G', 'E', 'T', ' '};
    private static final byte[] HTTP = {'H', 'T', 'T', 'P', '/'};

    private final Direction direction;
    private final Conversation conversation;
    private final ByteQueue queue;
    private boolean atStart;
    private long place;
    private @Nullable Layer chosen;

    ContentLayer(Direction direction, Conversation conversation, boolean atStart) {
        this.direction = direction;
        this.conversation = conversation;
        this.atStart = atStart;
        this.queue = new ByteQueue(direction.streams().held());
    }

    @Override
    public void bytes(byte[] data, int from, int to, long placeFrom, long placeTo) {
        Layer layer = chosen;
        if (layer == null && from < to) {
            layer = queue.isEmpty() ? choose(data, from, to) : chooseWith(data, from, to);
            chosen = layer;
            handOnQueue(layer);
        }
        if (layer != null) {
            layer.bytes(data, from, to, placeFrom, placeTo);
        } else if (from < to) {
            place = queue.isEmpty() ? placeFrom : place;
            queue.add(data, from, to - from);
        }
    }

    private @Nullable Layer chooseWith(byte[] data, int from, int to) {
        int few = Math.min(to - from, TLS_HEADER);
        byte[] start = new byte[queue.length() + few];
        System.arraycopy(queue.array(), queue.start(), start, 0, queue.length());
        System.arraycopy(data, from, start, queue.length(), few);
        return choose(start, 0, start.length);
    }

    private void handOnQueue(@Nullable Layer layer) {
        if (layer != null && !queue.isEmpty()) {
            layer.bytes(queue.array(), queue.start(), queue.end(), place, place + queue.length());
            queue.clear();
        }
    }

    /** The layer for what begins so, or null when the first few bytes are too few to tell. */
    private @Nullable Layer choose(byte[] data, int from, int to) {
        int first = data[from] & 0xff;
        if (conversation.isWebSocket()) {
            return new WebSocketLayer(direction, conversation);
        }
        if (first >= 20 && first <= 23 && !conversation.isSecure()) {
            return to - from < TLS_HEADER
                    ? null
                    : TlsLayer.isRecord(data, from) ? new TlsLayer(direction, atStart) : text();
        }
        if (first == 'G' || first == 'H') {
            byte[] start = first == 'G' ? GET : HTTP;
            int same = samePrefix(data, from, to, start);
            if (same == start.length) {
                return new HttpUpgradeLayer(direction, conversation);
            }
            if (same == to - from) {
                return null;
            }
        }
        if (!atStart && WebSocketLayer.maybeSip(data, from, to)) {
            conversation.becomesWebSocket();
            return new WebSocketLayer(direction, conversation);
        }
        return text();
    }

    private Layer text() {
        return new SipFramer(direction, conversation, atStart);
    }

    private static int samePrefix(byte[] data, int from, int to, byte[] start) {
        int same = 0;
        while (same < start.length && from + same < to && data[from + same] == start[same]) {
            same++;
        }
        return same;
    }

    @Override
    public void gap() {
        atStart = false;
        queue.clear();
        Layer layer = chosen;
        if (layer != null) {
            layer.gap();
            if (layer instanceof SipFramer framer && !framer.found()) {
                framer.release();
                chosen = null;
            }
        }
    }

    @Override
    public void end() {
        Layer layer = chosen;
        if (layer != null) {
            layer.end();
        }
        queue.clear();
    }

    @Override
    public long heldFrom() {
        Layer layer = chosen;
        if (layer != null) {
            return layer.heldFrom();
        }
        return queue.isEmpty() ? Long.MAX_VALUE : place;
    }

    @Override
    public void release() {
        queue.clear();
        Layer layer = chosen;
        if (layer != null) {
            layer.release();
        }
    }
}
