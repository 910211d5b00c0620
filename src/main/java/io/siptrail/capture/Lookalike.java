package io.siptrail.capture;

import java.util.Arrays;
import java.util.HexFormat;

/** What a file that is no capture seems to be, so that the message can say what to do about it. */
enum Lookalike {
    BZIP2("425a68", "it is compressed with bzip2; decompress it first"),
    XZ("fd377a585a00", "it is compressed with xz; decompress it first"),
    LZ4("04224d18", "it is compressed with lz4; decompress it first"),
    ZIP("504b0304", "it is a zip archive; extract the captures in it first"),
    SNOOP("736e6f6f70000000", "it is a snoop capture; convert it to pcapng first"),
    NETMON("474d4255", "it is a Network Monitor capture; convert it to pcapng first"),
    UNKNOWN("", "at byte offset 0 it has no pcap or pcapng signature");

    private static final int LONGEST = 8;

    private final String hex;
    private final String words;

    Lookalike(String hex, String words) {
        this.hex = hex;
        this.words = words;
    }

    /** Why what stands in the window is no capture. */
    static String describe(ByteWindow in) {
        in.has(LONGEST);
        if (!in.failure().isEmpty()) {
            return in.failure() + ", at " + in.place(in.offset() + in.available());
        }
        if (in.available() == 0) {
            return in.source().isCompressed()
                    ? "it is empty once decompressed, it ends at byte offset 0"
                    : "it is empty, it ends at byte offset 0";
        }
        byte[] head = in.copy(0, Math.min(in.available(), LONGEST));
        return "this is no capture: " + of(head).words;
    }

    private static Lookalike of(byte[] head) {
        String digits = HexFormat.of().formatHex(head);
        return Arrays.stream(values())
                .filter(known -> digits.startsWith(known.hex))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
