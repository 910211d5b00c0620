package io.siptrail.capture;

import java.util.Optional;

/** One capture file being read, in its own order. */
sealed interface CaptureReader permits PcapReader, PcapNgReader, ForeignReader {

    /** Points {@code frame} at the next packet; false at the end, after which {@link #damage()} says how it ended. */
    boolean next(Frame frame);

    /** What cut the file short; empty while it lasts and when it ended as it should. */
    Optional<Damage> damage();

    /** A reader for what stands at the start of {@code in}, if its first four bytes are those of a capture. */
    static Optional<CaptureReader> recognise(ByteWindow in, FileFacts facts) {
        if (!in.has(4)) {
            return Optional.empty();
        }
        int magic = in.int32(0);
        if (magic == PcapNgReader.SECTION_HEADER) {
            return Optional.of(new PcapNgReader(in, facts));
        }
        return PcapVariant.of(magic).map(variant -> new PcapReader(in, variant, facts));
    }
}
