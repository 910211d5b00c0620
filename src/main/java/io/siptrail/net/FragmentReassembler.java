package io.siptrail.net;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes datagrams whole again from fragments in any order (RFC 791 §3.2, RFC 8200 §4.5). Where IPv4 fragments overlap,
 * the bytes that came first stay; an IPv6 datagram whose fragments overlap is dropped (RFC 5722 §3) unless they are
 * copies. Ages are capture time. Bounded by {@link NetLimits}; every frame that ends here is settled in the tally.
 */
final class FragmentReassembler {

    private static final int LARGEST_DATAGRAM = 65_535;
    /** As many as a datagram can have, each of eight bytes. */
    private static final int MOST_FRAGMENTS = LARGEST_DATAGRAM / 8 + 1;

    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    /** A mirrored copy of a fragment follows the first within this time; later, the identification was used again. */
    private static final long COPY_NANOS = 100_000_000L;

    private final NetLimits limits;
    private final FrameTally tally;
    private final PacketHandler handler;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM + 8);
    /** What waits, the eldest first. */
    private final Map<Key, Waiting> table = new LinkedHashMap<>();
    /** What became whole a moment ago, the eldest first. */
    private final Map<Key, Waiting> whole = new LinkedHashMap<>();

    private long held;

    FragmentReassembler(NetLimits limits, FrameTally tally, PacketHandler handler) {
        this.limits = limits;
        this.tally = tally;
        this.handler = handler;
    }

    /** Where the bytes of a datagram stand that has just become whole; valid until the next one does. */
    ByteBuffer buffer() {
        return buffer;
    }

    /**
     * Takes one fragment.
     *
     * @param place where its bytes belong in the datagram, from 0
     * @param frames frames that carry it
     * @return what it led to, or null while its datagram waits for more
     */
    @Nullable
    ReassembledDatagram add(
            Datagram of,
            ByteBuffer data,
            int protocol,
            int at,
            int end,
            boolean cut,
            int place,
            boolean more,
            int frames) {
        long now = of.frame().orderNanos();
        expire(now);
        Key key = Key.of(of, protocol);
        Waiting copied = whole.get(key);
        if (copied != null) {
            return new ReassembledDatagram(copied, copied.fate);
        }
        Waiting waiting = waiting(key, protocol, now);
        waiting.carriedBy(of, frames);
        if (place == 0) {
            waiting.beganIn(of.frame());
        }
        int before = waiting.bytes.length;
        waiting.take(data, at, end, place, more, cut, protocol, of.ipVersion == 6);
        held += waiting.bytes.length - before;
        boundMemory(waiting);
        return waiting.whole() ? complete(waiting, now) : null;
    }

    private Waiting waiting(Key key, int protocol, long now) {
        Waiting known = table.get(key);
        if (known != null && !aged(known, now)) {
            return known;
        }
        if (known != null) {
            table.remove(key);
            abandon(known, Fate.FRAGMENT_INCOMPLETE);
        }
        Waiting fresh = new Waiting(key, now, protocol);
        table.put(key, fresh);
        return fresh;
    }

    private ReassembledDatagram complete(Waiting waiting, long now) {
        table.remove(waiting.key);
        for (int i = 0; i < waiting.total; i++) {
            buffer.put(i, waiting.bytes[i]);
        }
        held -= waiting.bytes.length;
        waiting.bytes = new byte[0];
        waiting.since = now;
        return new ReassembledDatagram(waiting, null);
    }

    /** Says what a datagram was that became whole, for its frames and for copies of them that follow. */
    void settle(ReassembledDatagram datagram, Fate fate) {
        tally.settle(fate, datagram.frames());
        datagram.waiting().fate = fate;
        whole.put(datagram.waiting().key, datagram.waiting());
        if (whole.size() > limits.fragmentedDatagrams()) {
            whole.remove(whole.keySet().iterator().next());
        }
    }

    void finish() {
        table.values().forEach(waiting -> abandon(waiting, Fate.FRAGMENT_INCOMPLETE));
        table.clear();
        whole.clear();
    }

    private void expire(long now) {
        Iterator<Waiting> copied = whole.values().iterator();
        while (copied.hasNext() && now - copied.next().since > COPY_NANOS) {
            copied.remove();
        }
        Iterator<Waiting> eldest = table.values().iterator();
        while (eldest.hasNext()) {
            Waiting waiting = eldest.next();
            if (!aged(waiting, now)) {
                return;
            }
            eldest.remove();
            abandon(waiting, Fate.FRAGMENT_INCOMPLETE);
        }
    }

    /** The two versions differ, so one that has aged may stand behind an elder that has not. */
    private boolean aged(Waiting waiting, long now) {
        Duration age = waiting.key.version() == 6 ? limits.ipv6FragmentAge() : limits.ipv4FragmentAge();
        return now - waiting.since > age.toNanos();
    }

    private void boundMemory(Waiting newest) {
        Iterator<Waiting> eldest = table.values().iterator();
        while (eldest.hasNext() && (table.size() > limits.fragmentedDatagrams() || held > limits.fragmentBytes())) {
            Waiting waiting = eldest.next();
            if (waiting != newest) {
                eldest.remove();
                abandon(waiting, Fate.FRAGMENT_LIMIT);
            }
        }
    }

    private void abandon(Waiting waiting, Fate why) {
        held -= waiting.bytes.length;
        tally.settle(why, waiting.frames);
        if (waiting.showsBeginning()) {
            handler.fragmentLost(waiting.beginning());
        }
    }

    /** What makes fragments belong together; IPv6 does not count the protocol (RFC 8200 §4.5). */
    private record Key(
            int version,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int identification,
            int protocol) {

        static Key of(Datagram datagram, int protocol) {
            return new Key(
                    datagram.ipVersion,
                    datagram.sourceHigh,
                    datagram.sourceLow,
                    datagram.destinationHigh,
                    datagram.destinationLow,
                    datagram.identification,
                    datagram.ipVersion == 6 ? 0 : protocol);
        }
    }

    /** A datagram in the making, or one that was whole a moment ago. */
    static final class Waiting {

        private final Key key;
        private final BitSet present = new BitSet();
        private byte[] bytes = new byte[0];
        private int protocol;
        private int total = -1;
        private boolean spoilt;
        private int frames;
        private final List<FrameRef> carriers = new ArrayList<>(4);
        private long since;
        private @Nullable Fate fate;
        private @Nullable FrameRef first;
        private long orderNanos;
        private long timeNanos;

        private Waiting(Key key, long since, int protocol) {
            this.key = key;
            this.since = since;
            this.protocol = protocol;
        }

        int protocol() {
            return protocol;
        }

        int total() {
            return total;
        }

        int frames() {
            return frames;
        }

        List<FrameRef> carriers() {
            return List.copyOf(carriers);
        }

        /** A fragment of a fragment brings all of its own frames; copies without end are not remembered. */
        private void carriedBy(Datagram fragment, int count) {
            frames += count;
            if (carriers.size() < MOST_FRAGMENTS) {
                carriers.addAll(fragment.frames());
            }
        }

        private void beganIn(Frame frame) {
            first = frame.ref();
            orderNanos = frame.orderNanos();
            timeNanos = frame.timestampNanos();
        }

        private boolean showsBeginning() {
            return protocol == UDP && first != null && present.nextClearBit(0) > UDP_HEADER / 8;
        }

        /** Its first bytes without a gap, as far as they tell anything. */
        private LostDatagram beginning() {
            FrameRef frame = Objects.requireNonNull(first);
            int end = Math.min(bytes.length, present.nextClearBit(0) * 8);
            return new LostDatagram(
                    new Endpoint(new IpAddress(key.version(), key.sourceHigh(), key.sourceLow()), u16(0)),
                    new Endpoint(new IpAddress(key.version(), key.destinationHigh(), key.destinationLow()), u16(2)),
                    frame,
                    orderNanos,
                    timeNanos,
                    u16(4) - UDP_HEADER,
                    ByteBuffer.wrap(Arrays.copyOfRange(
                                    bytes, UDP_HEADER, Math.min(end, UDP_HEADER + LostDatagram.LONGEST)))
                            .asReadOnlyBuffer(),
                    carriers());
        }

        private int u16(int at) {
            return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
        }

        private boolean whole() {
            return !spoilt && total >= 0 && present.nextClearBit(0) >= (total + 7) / 8;
        }

        private void take(
                ByteBuffer data, int at, int end, int place, boolean more, boolean cut, int next, boolean ipv6) {
            int length = end - at;
            if (cut || place + length > LARGEST_DATAGRAM) {
                spoilt = true;
                return;
            }
            if (place == 0) {
                protocol = next;
            }
            if (!more && total < 0) {
                total = place + length;
            }
            grow(place + length);
            for (int from = 0; from < length; from += 8) {
                unit(data, at + from, place + from, Math.min(8, length - from), ipv6);
            }
        }

        private void unit(ByteBuffer data, int at, int place, int length, boolean ipv6) {
            if (!present.get(place / 8)) {
                for (int i = 0; i < length; i++) {
                    bytes[place + i] = data.get(at + i);
                }
                present.set(place / 8);
            } else if (ipv6 && differs(data, at, place, length)) {
                spoilt = true;
            }
        }

        private boolean differs(ByteBuffer data, int at, int place, int length) {
            for (int i = 0; i < length; i++) {
                if (bytes[place + i] != data.get(at + i)) {
                    return true;
                }
            }
            return false;
        }

        private void grow(int size) {
            if (bytes.length < size) {
                byte[] larger = new byte[Math.min(LARGEST_DATAGRAM, Math.max(size, bytes.length * 2))];
                System.arraycopy(bytes, 0, larger, 0, bytes.length);
                bytes = larger;
            }
        }
    }
}
