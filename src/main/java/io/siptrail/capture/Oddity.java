package io.siptrail.capture;

/** What a file does that does not end its reading and that its reader should know. */
enum Oddity {
    CLAMPED_TIME("frames with a time outside the years 1677 to 2262, which was clamped"),
    DROPPED_SECRETS("decryption secrets blocks left out, because they pass the bound for one file"),
    BROKEN_OPTIONS("blocks with options that do not fit into them"),
    STRAY_STATISTICS("interface statistics blocks that name no interface of their section"),
    UNKNOWN_VERSION("file headers with a format version that is not known; read as the usual one");

    private final String words;

    Oddity(String words) {
        this.words = words;
    }

    String counted(long count) {
        return words + ": " + count;
    }
}
