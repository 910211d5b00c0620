package io.siptrail.digest.candidate;

/** Whole lines of the file. The bytes are not to be changed. */
final class CandidateBlock {

    final byte[] bytes;
    final int length;
    final long firstLine;

    /** Number of lines, with a last one that has no end. */
    final int lines;

    CandidateBlock(byte[] bytes, int length, long firstLine) {
        this.bytes = bytes;
        this.length = length;
        this.firstLine = firstLine;
        this.lines = count(bytes, length);
    }

    private static int count(byte[] bytes, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return length > 0 && bytes[length - 1] != '\n' ? lines + 1 : lines;
    }
}
