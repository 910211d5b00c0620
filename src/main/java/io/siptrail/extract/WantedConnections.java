package io.siptrail.extract;

import io.siptrail.net.Datagram;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.TcpSegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The TCP connections and SCTP associations that something wanted was sent on. How a connection began and ended is always copied; of one that is
 * encrypted or compressed also everything before the last wanted message, since it cannot be read without.
 */
final class WantedConnections {

    private final Map<Long, Opening> openings;
    private final Map<Long, List<Span>> spans = new HashMap<>();
    private final Set<Long> plain = new HashSet<>();

    /** The SYN of a connection, or the INIT of an association; another sequence number or tag opens another connection. */
    private record Opening(int sequence, long orderNanos) {}

    private static final class Span {

        private final long fromNanos;
        private long wantedToNanos;
        private long toNanos = Long.MAX_VALUE;

        Span(long fromNanos, long wantedToNanos) {
            this.fromNanos = fromNanos;
            this.wantedToNanos = wantedToNanos;
        }

        boolean has(long orderNanos) {
            return orderNanos >= fromNanos && orderNanos <= toNanos;
        }
    }

    /** Remembers so many openings at most; a connection of which none is known begins with its first wanted message. */
    WantedConnections(int most) {
        this.openings = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Opening> eldest) {
                return size() > most;
            }
        };
    }

    /** Notes a segment, in the order of the capture. */
    void note(TcpSegment segment) {
        if (segment.isSyn() && !segment.isAck()) {
            opening(segment.connectionKey(), segment.sequence(), segment.payload());
        }
    }

    /** Notes a packet, in the order of the capture. */
    void note(SctpPacket packet) {
        int tag = packet.initiateTag();
        if (tag != 0) {
            opening(packet.connectionKey(), tag, packet.payload());
        }
    }

    private void opening(long key, int sequence, Datagram packet) {
        Opening known = openings.get(key);
        if (known == null || known.sequence() != sequence) {
            long now = packet.frame().orderNanos();
            openings.put(key, new Opening(sequence, now));
            List<Span> before = spans.getOrDefault(key, List.of());
            before.stream().filter(span -> span.has(now)).forEach(span -> span.toNanos = now - 1);
        }
    }

    /** Something wanted was sent on this connection. */
    void want(long key, long orderNanos) {
        List<Span> known = spans.computeIfAbsent(key, none -> new ArrayList<>(1));
        for (Span span : known) {
            if (span.has(orderNanos)) {
                span.wantedToNanos = Math.max(span.wantedToNanos, orderNanos);
                return;
            }
        }
        Opening opening = openings.get(key);
        known.add(new Span(opening == null ? orderNanos : opening.orderNanos(), orderNanos));
    }

    /** Messages on this connection can be read one by one. */
    void isPlain(long key) {
        plain.add(key);
    }

    boolean isWanted(long key) {
        return spans.containsKey(key);
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Whether a segment is copied, whatever it carries. */
    boolean wants(TcpSegment segment) {
        return wants(segment.connectionKey(), segment.payload(), isControl(segment));
    }

    /** Whether a packet is copied, whatever it carries. */
    boolean wants(SctpPacket packet) {
        return wants(packet.connectionKey(), packet.payload(), packet.isControl());
    }

    private boolean wants(long key, Datagram packet, boolean control) {
        long now = packet.frame().orderNanos();
        for (Span span : spans.getOrDefault(key, List.of())) {
            if (span.has(now) && (control || (now <= span.wantedToNanos && !plain.contains(key)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControl(TcpSegment segment) {
        return segment.isSyn() || segment.isFin() || segment.isRst();
    }
}
