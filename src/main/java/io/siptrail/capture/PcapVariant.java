package io.siptrail.capture;

import java.util.Optional;

/** The kinds of classic pcap, told by the magic number of the file header. */
enum PcapVariant {
    MICROSECONDS(0xA1B2C3D4, "pcap", "microseconds", 1_000, 16),
    NANOSECONDS(0xA1B23C4D, "pcap", "nanoseconds", 1, 16),
    /** Kuznetzov's: eight bytes more in each record header, about interface, protocol and direction. */
    MODIFIED(0xA1B2CD34, "modified pcap", "microseconds", 1_000, 24);

    private final int magic;
    private final String label;
    private final String unit;
    private final long nanosPerFraction;
    private final int recordHeaderBytes;

    PcapVariant(int magic, String label, String unit, long nanosPerFraction, int recordHeaderBytes) {
        this.magic = magic;
        this.label = label;
        this.unit = unit;
        this.nanosPerFraction = nanosPerFraction;
        this.recordHeaderBytes = recordHeaderBytes;
    }

    /** {@code magic}: the first four bytes of the file, the first one on top. */
    static Optional<PcapVariant> of(int magic) {
        for (PcapVariant variant : values()) {
            if (variant.magic == magic || variant.isLittleEndian(magic)) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    boolean isLittleEndian(int read) {
        return Integer.reverseBytes(read) == magic;
    }

    String format(boolean littleEndian) {
        return label + (littleEndian ? ", little-endian, " : ", big-endian, ") + unit;
    }

    long nanosPerFraction() {
        return nanosPerFraction;
    }

    int recordHeaderBytes() {
        return recordHeaderBytes;
    }
}
