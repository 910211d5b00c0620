package io.siptrail.digest.candidate;

/** Whole lines of the file. The bytes are not to be changed. */
final class CandidateBlock {

    final byte[] bytes;
    final int length;
    final long firstLine;

    CandidateBlock(byte[] bytes, int length, long firstLine) {
        this.bytes = bytes;
        this.length = length;
        this.firstLine = firstLine;
    }

    /** Number of lines, with a last one that has no end. */
    int lines() {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return length > 0 && bytes[length - 1] != '\n' ? lines + 1 : lines;
    }
}
