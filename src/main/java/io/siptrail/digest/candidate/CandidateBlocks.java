package io.siptrail.digest.candidate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a file of candidates into blocks of whole lines. A line that is longer than a block is passed over. */
final class CandidateBlocks {

    private final InputStream in;
    private final int size;
    private byte[] rest = new byte[0];
    private long nextLine = 1;
    private long tooLong;

    CandidateBlocks(InputStream in, int size) {
        this.in = new BufferedInputStream(in);
        this.size = size;
    }

    /** The next block; empty at the end. */
    Optional<CandidateBlock> next() throws IOException {
        while (true) {
            byte[] bytes = Arrays.copyOf(rest, size);
            int length = rest.length + in.readNBytes(bytes, rest.length, size - rest.length);
            int end = length < size ? length : lastLineEnd(bytes) + 1;
            rest = Arrays.copyOfRange(bytes, end, length);
            if (end > 0 || length == 0) {
                return end == 0 ? Optional.empty() : Optional.of(block(bytes, end));
            }
            passLine();
        }
    }

    private CandidateBlock block(byte[] bytes, int end) {
        CandidateBlock block = new CandidateBlock(bytes, end, nextLine);
        nextLine += block.lines;
        return block;
    }

    private static int lastLineEnd(byte[] bytes) {
        int at = bytes.length - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    private void passLine() throws IOException {
        int b = in.read();
        while (b >= 0 && b != '\n') {
            b = in.read();
        }
        rest = new byte[0];
        nextLine++;
        tooLong++;
    }

    /** Lines passed over here. */
    long tooLong() {
        return tooLong;
    }

    /** Lines of the file so far. */
    long lines() {
        return nextLine - 1;
    }
}
