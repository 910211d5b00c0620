package io.siptrail.capture;

/**
 * How much a capture may claim. A file that claims more is cut off there, with a fault or a warning that says so.
 *
 * @param packetBytes captured bytes of one packet; 262144 is what libpcap and Wireshark accept
 * @param blockBytes bytes of one pcapng block
 * @param uncompressedBytes bytes that one compressed input may grow to
 * @param interfaces pcapng interfaces of one file, over all its sections
 * @param secretBytes bytes of decryption secrets kept of one file
 */
public record CaptureLimits(int packetBytes, int blockBytes, long uncompressedBytes, int interfaces, int secretBytes) {

    public CaptureLimits {
        if (packetBytes < 1 || blockBytes < 1 || uncompressedBytes < 1 || interfaces < 1 || secretBytes < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
        if (packetBytes > 1 << 30 || blockBytes > 1 << 30) {
            throw new IllegalArgumentException("a packet or block cannot be larger than 1 GiB");
        }
    }

    /** 262144 bytes a packet, 16 MiB a block, 1 TiB uncompressed, 10000 interfaces, 16 MiB of secrets. */
    public static CaptureLimits defaults() {
        return new CaptureLimits(262_144, 16 << 20, 1L << 40, 10_000, 16 << 20);
    }
}
