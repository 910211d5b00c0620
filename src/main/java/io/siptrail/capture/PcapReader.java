package io.siptrail.capture;

import java.util.Optional;

/** Classic pcap (draft-ietf-opsawg-pcap): a file header of 24 bytes, then records. */
final class PcapReader implements CaptureReader {

    private static final int FILE_HEADER_BYTES = 24;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    /** draft-ietf-opsawg-pcap section 4: the upper bits say how long a frame check sequence is. */
    private static final int LINK_TYPE = 0x03FF_FFFF;

    private final ByteWindow window;
    private final int headerBytes;
    private final long nanosPerFraction;
    private final int packetBytes;
    private int linkType;
    private Optional<Damage> damage = Optional.empty();

    PcapReader(ByteWindow window, PcapVariant variant, FileFacts facts) {
        this.window = window;
        this.headerBytes = variant.recordHeaderBytes();
        this.nanosPerFraction = variant.nanosPerFraction();
        this.packetBytes = facts.limits().packetBytes();
        window.littleEndian(variant.isLittleEndian(window.int32(0)));
        facts.format(variant.format(window.littleEndian()));
        readFileHeader(facts);
    }

    private void readFileHeader(FileFacts facts) {
        if (!window.has(FILE_HEADER_BYTES)) {
            damage = Optional.of(Damage.cutShort(window, "file header", FILE_HEADER_BYTES));
            window.skip(window.available());
            return;
        }
        if (window.int16(4) != 2) {
            facts.met(Oddity.UNKNOWN_VERSION);
        }
        linkType = window.int32(20) & LINK_TYPE;
        facts.add(new CaptureInterface("", linkType, window.int32(16) & UNSIGNED));
        window.skip(FILE_HEADER_BYTES);
    }

    @Override
    public boolean next(Frame frame) {
        ByteWindow in = window;
        if (!in.has(headerBytes)) {
            return end();
        }
        int captured = in.int32(8);
        if (captured < 0 || captured > packetBytes) {
            return absurd(captured);
        }
        int record = headerBytes + captured;
        if (!in.has(record)) {
            return cutShort("record", record);
        }
        frame.point(in.data(), in.position() + headerBytes, captured, in.int32(12));
        frame.cameFrom(0, linkType);
        frame.stamp((in.int32(0) & UNSIGNED) * 1_000_000_000L + (in.int32(4) & UNSIGNED) * nanosPerFraction);
        in.skip(record);
        return true;
    }

    private boolean end() {
        if (damage.isEmpty() && (window.available() > 0 || !window.failure().isEmpty())) {
            return cutShort("record header", headerBytes);
        }
        return false;
    }

    private boolean cutShort(String what, int needed) {
        damage = Optional.of(Damage.cutShort(window, what, needed));
        return false;
    }

    private boolean absurd(int captured) {
        String claim = " claims " + Integer.toUnsignedString(captured) + " bytes, more than the " + packetBytes
                + " a packet can have";
        damage = Optional.of(Damage.at(window, "record", claim));
        return false;
    }

    @Override
    public Optional<Damage> damage() {
        return damage;
    }
}
