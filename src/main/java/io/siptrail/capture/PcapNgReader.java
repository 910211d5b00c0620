package io.siptrail.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * pcapng (draft-ietf-opsawg-pcapng): sections of blocks, each section with its own byte order and interfaces. A block is
 * its type, its length, a body and the length once more; blocks of an unknown type are stepped over.
 */
final class PcapNgReader implements CaptureReader {

    /** Reads the same in both byte orders. */
    static final int SECTION_HEADER = 0x0A0D0D0A;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int DECRYPTION_SECRETS = 10;

    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int TLS_KEY_LOG = 0x544C534B;
    private static final int FRAMING_BYTES = 12;
    private static final int TRAILER_BYTES = 4;
    private static final int PACKET_DATA = 28;
    private static final int UNKNOWN_COUNT = 0xffff;
    /** More lost packets than any interface has had, so that sums stay sums. */
    private static final long MOST_LOST = 1L << 40;

    private final ByteWindow window;
    private final FileFacts facts;
    private final CaptureLimits limits;
    private final List<PcapNgInterface> interfaces = new ArrayList<>();
    private int block;
    private Optional<Damage> damage = Optional.empty();

    PcapNgReader(ByteWindow window, FileFacts facts) {
        this.window = window;
        this.facts = facts;
        this.limits = facts.limits();
        if (window.has(FRAMING_BYTES)) {
            facts.format("pcapng, " + (window.int32(8) == BYTE_ORDER_MAGIC ? "big-endian" : "little-endian"));
        }
        facts.format("pcapng");
    }

    @Override
    public Optional<Damage> damage() {
        return damage;
    }

    @Override
    public boolean next(Frame frame) {
        while (hasBlock()) {
            boolean isFrame = read(window.int32(0), frame);
            if (damage.isPresent()) {
                return false;
            }
            window.skip(block);
            if (isFrame) {
                return true;
            }
        }
        return false;
    }

    /** Brings the next block into the window as a whole and sets {@link #block} to its length. */
    private boolean hasBlock() {
        ByteWindow in = window;
        if (!in.has(8)) {
            return end();
        }
        if (in.int32(0) == SECTION_HEADER && !setByteOrder()) {
            return false;
        }
        block = in.int32(4);
        if (block < FRAMING_BYTES || (block & 3) != 0 || block > limits.blockBytes()) {
            return damaged(impossibleLength());
        }
        if (!in.has(block)) {
            return cutShort("block", block);
        }
        int trailer = in.int32(block - TRAILER_BYTES);
        return trailer == block
                || damaged(" has length " + block + " at its start and " + Integer.toUnsignedString(trailer)
                        + " at its end");
    }

    private boolean end() {
        if (damage.isEmpty() && (window.available() > 0 || !window.failure().isEmpty())) {
            return cutShort("block", FRAMING_BYTES);
        }
        return false;
    }

    private String impossibleLength() {
        String claim = " claims " + Integer.toUnsignedString(block) + " bytes, ";
        if (Integer.compareUnsigned(block, limits.blockBytes()) > 0) {
            return claim + "more than the " + limits.blockBytes() + " a block can have";
        }
        return claim + (block < FRAMING_BYTES ? "less than the 12 of an empty block" : "which is no multiple of 4");
    }

    private boolean setByteOrder() {
        if (!window.has(FRAMING_BYTES)) {
            return cutShort("section header", FRAMING_BYTES);
        }
        int magic = window.int32(8);
        if (magic != BYTE_ORDER_MAGIC) {
            window.littleEndian(!window.littleEndian());
        }
        return window.int32(8) == BYTE_ORDER_MAGIC || damaged(" begins a section of unknown byte order");
    }

    private boolean read(int type, Frame frame) {
        return switch (type) {
            case ENHANCED_PACKET -> enhancedPacket(frame);
            case SIMPLE_PACKET -> simplePacket(frame);
            case PACKET -> obsoletePacket(frame);
            case SECTION_HEADER -> sectionHeader();
            case INTERFACE_DESCRIPTION -> interfaceDescription();
            case INTERFACE_STATISTICS -> interfaceStatistics();
            case DECRYPTION_SECRETS -> decryptionSecrets();
            default -> false;
        };
    }

    private boolean enhancedPacket(Frame frame) {
        if (!holds(32) || !packet(frame, window.int32(8), PACKET_DATA)) {
            return false;
        }
        int options = PACKET_DATA + (frame.length() + 3 & ~3);
        if (options < block - TRAILER_BYTES) {
            packetOptions(options, frame.interfaceId());
        }
        return true;
    }

    /** Of those only the packets lost before this one matter (epb_dropcount). */
    private void packetOptions(int from, int interfaceId) {
        PcapNgOptions options = options(from);
        while (options.next()) {
            if (options.code() == 4) {
                facts.missed(interfaceId, lost(options));
            }
        }
    }

    private boolean obsoletePacket(Frame frame) {
        if (!holds(32) || !packet(frame, window.int16(8), PACKET_DATA)) {
            return false;
        }
        int lost = window.int16(10);
        if (lost != 0 && lost != UNKNOWN_COUNT) {
            facts.missed(frame.interfaceId(), lost);
        }
        return true;
    }

    /** Both blocks with a time keep time and lengths in the same places; only the width of the interface differs. */
    private boolean packet(Frame frame, int interfaceId, int dataAt) {
        ByteWindow in = window;
        int captured = in.int32(20);
        if (!isKnown(interfaceId) || !fits(captured, dataAt)) {
            return false;
        }
        PcapNgInterface from = interfaces.get(interfaceId);
        frame.point(in.data(), in.position() + dataAt, captured, in.int32(24));
        frame.cameFrom(from.id(), from.linkType());
        long ticks = (long) in.int32(12) << 32 | Integer.toUnsignedLong(in.int32(16));
        long nanos = from.scale().nanos(ticks);
        if (TimestampScale.isClamped(nanos)) {
            facts.met(Oddity.CLAMPED_TIME);
        }
        frame.stamp(nanos);
        return true;
    }

    private boolean simplePacket(Frame frame) {
        if (!holds(16) || !isKnown(0)) {
            return false;
        }
        PcapNgInterface from = interfaces.get(0);
        int original = window.int32(8);
        int captured = from.simplePacketBytes(original);
        if (!fits(captured, 12)) {
            return false;
        }
        frame.point(window.data(), window.position() + 12, captured, original);
        frame.cameFrom(from.id(), from.linkType());
        frame.unstamped();
        return true;
    }

    private boolean fits(int captured, int dataAt) {
        if (captured < 0 || captured > limits.packetBytes()) {
            return damaged(" claims a packet of " + Integer.toUnsignedString(captured) + " bytes, more than the "
                    + limits.packetBytes() + " a packet can have");
        }
        int room = block - dataAt - TRAILER_BYTES;
        return captured <= room || damaged(" claims a packet of " + captured + " bytes, but has room for " + room);
    }

    private boolean isKnown(int interfaceId) {
        return (interfaceId >= 0 && interfaceId < interfaces.size())
                || damaged(" names interface " + Integer.toUnsignedString(interfaceId) + " of a section with "
                        + interfaces.size());
    }

    private boolean holds(int smallest) {
        return block >= smallest
                || damaged(" has " + block + " bytes, less than the " + smallest + " a block of its type needs");
    }

    private boolean sectionHeader() {
        if (!holds(28)) {
            return false;
        }
        interfaces.clear();
        if (window.int16(12) != 1) {
            facts.met(Oddity.UNKNOWN_VERSION);
        }
        PcapNgOptions options = options(24);
        while (options.next()) {
            if (options.code() == 4) {
                facts.application(options.text());
            }
        }
        return judged(options);
    }

    private boolean interfaceDescription() {
        if (!holds(20)) {
            return false;
        }
        if (facts.interfaces().size() >= limits.interfaces()) {
            return damaged(" describes one interface more than the bound of " + limits.interfaces());
        }
        int resolution = 6;
        long offsetSeconds = 0;
        String name = "";
        PcapNgOptions options = options(16);
        while (options.next()) {
            switch (options.code()) {
                case 2 -> name = options.text();
                case 9 -> resolution = options.int8(resolution);
                case 14 -> offsetSeconds = options.int64(offsetSeconds);
                default -> {}
            }
        }
        add(name, TimestampScale.of(resolution, offsetSeconds));
        return judged(options);
    }

    private void add(String name, TimestampScale scale) {
        int linkType = window.int16(8);
        int snapLength = window.int32(12);
        interfaces.add(new PcapNgInterface(facts.interfaces().size(), linkType, snapLength, scale));
        facts.add(new CaptureInterface(name, linkType, Integer.toUnsignedLong(snapLength)));
    }

    private boolean interfaceStatistics() {
        if (!holds(24)) {
            return false;
        }
        int named = window.int32(8);
        if (named < 0 || named >= interfaces.size()) {
            facts.met(Oddity.STRAY_STATISTICS);
            return false;
        }
        int id = interfaces.get(named).id();
        long byInterface = 0;
        long bySystem = 0;
        PcapNgOptions options = options(20);
        while (options.next()) {
            switch (options.code()) {
                case 5 -> byInterface = lost(options);
                case 7 -> bySystem = lost(options);
                default -> {}
            }
        }
        if (byInterface + bySystem > 0) {
            facts.dropped(id, byInterface + bySystem);
        }
        return judged(options);
    }

    private static long lost(PcapNgOptions count) {
        return Math.min(Math.max(count.int64(0), 0), MOST_LOST);
    }

    private boolean decryptionSecrets() {
        if (!holds(20) || window.int32(8) != TLS_KEY_LOG) {
            return false;
        }
        int length = window.int32(12);
        if (length < 0 || length > block - 20) {
            facts.met(Oddity.BROKEN_OPTIONS);
        } else if (facts.hasRoomForSecret(length)) {
            facts.addSecret(window.copy(16, length));
        }
        return false;
    }

    private PcapNgOptions options(int from) {
        return new PcapNgOptions(window, from, block - TRAILER_BYTES);
    }

    /** No block with options that we walk is a frame, so this is always false. */
    private boolean judged(PcapNgOptions options) {
        if (options.isBroken()) {
            facts.met(Oddity.BROKEN_OPTIONS);
        }
        return false;
    }

    private boolean cutShort(String what, int needed) {
        damage = Optional.of(Damage.cutShort(window, what, needed));
        return false;
    }

    private boolean damaged(String fault) {
        damage = Optional.of(Damage.at(window, "block", fault));
        return false;
    }
}
