package io.siptrail.stream;

import io.siptrail.bytes.ByteQueue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The opening handshake of a WebSocket in one direction (RFC 6455 §4): requests that ask for the upgrade until one is
 * granted, or the answers to them. Any other HTTP carries no SIP.
 */
final class HttpUpgradeLayer implements Layer {

    private static final String END = "\r\n\r\n";

    private final Direction direction;
    private final Conversation conversation;
    private final ByteQueue queue;
    private long place;
    private boolean asked;
    private @Nullable WebSocketLayer webSocket;

    HttpUpgradeLayer(Direction direction, Conversation conversation) {
        this.direction = direction;
        this.conversation = conversation;
        this.queue = new ByteQueue(direction.streams().held());
    }

    @Override
    public void bytes(byte[] data, int from, int to, long placeFrom, long placeTo) {
        if (webSocket != null) {
            webSocket.bytes(data, from, to, placeFrom, placeTo);
            return;
        }
        place = queue.isEmpty() ? placeFrom : place;
        queue.add(data, from, to - from);
        read(placeFrom, placeTo, to - from);
    }

    private void read(long placeFrom, long placeTo, int fresh) {
        while (webSocket == null && !queue.isEmpty()) {
            if (asked && !beginsWithText()) {
                changeOver(placeFrom, placeTo, fresh);
                return;
            }
            String head = head();
            if (head.isEmpty()) {
                return;
            }
            queue.drop(head.length());
            understand(head);
        }
    }

    /** A letter, which no unmasked or masked frame of this protocol begins with: its reserved bits would be set. */
    private boolean beginsWithText() {
        int first = queue.array()[queue.start()];
        return first == 'G' || first == 'H';
    }

    /** The head of the next request or answer with its empty line; empty while it is not all there. */
    private String head() {
        int length = Math.min(queue.length(), direction.streams().limits().lineBytes());
        String text = new String(queue.array(), queue.start(), length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0 && length < queue.length()) {
            stop();
        }
        return end < 0 ? "" : text.substring(0, end + END.length());
    }

    private void understand(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        boolean upgrade = lower.contains("\r\nupgrade:") && lower.contains("websocket");
        if (lower.startsWith("http/")) {
            asked = upgrade && lower.startsWith(" 101", lower.indexOf(' '));
            if (asked) {
                conversation.becomesWebSocket();
            }
        } else {
            asked = upgrade;
            if (!upgrade) {
                stop();
            }
        }
    }

    private void stop() {
        queue.clear();
        direction.connection().withoutSip();
    }

    /** What follows the head are frames; their bytes stand at the end of those that came last. */
    private void changeOver(long placeFrom, long placeTo, int fresh) {
        conversation.becomesWebSocket();
        WebSocketLayer next = new WebSocketLayer(direction, conversation);
        webSocket = next;
        int rest = queue.length();
        boolean exact = placeTo - placeFrom == fresh && rest <= fresh;
        next.bytes(queue.array(), queue.start(), queue.end(), exact ? placeTo - rest : placeFrom, placeTo);
        queue.clear();
    }

    @Override
    public void gap() {
        queue.clear();
        if (webSocket != null) {
            webSocket.gap();
        }
    }

    @Override
    public void end() {
        release();
    }

    @Override
    public long heldFrom() {
        if (webSocket != null) {
            return webSocket.heldFrom();
        }
        return queue.isEmpty() ? Long.MAX_VALUE : place;
    }

    @Override
    public void release() {
        queue.clear();
        if (webSocket != null) {
            webSocket.release();
        }
    }
}
