package io.siptrail.digest.candidate;

import io.siptrail.digest.arithmetic.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tries the candidates of blocks, for one thread at a time. */
final class BlockSearch {

    /** What was found in one block. */
    record Found(List<CandidateHit> hits, long tooLong) {}

    private final List<TargetGroup> groups;
    private final List<GroupDigester> digesters;
    private final int candidateBytes;
    private final boolean[] found;

    BlockSearch(List<TargetGroup> groups, int targets, int candidateBytes) {
        this.groups = groups;
        this.candidateBytes = candidateBytes;
        this.digesters = groups.stream()
                .map(group -> new GroupDigester(group, candidateBytes))
                .toList();
        this.found = new boolean[targets];
    }

    /** Tries each line of the block on every target that is not done; lines may end in CR LF. */
    Found search(CandidateBlock block, boolean[] done) {
        System.arraycopy(done, 0, found, 0, found.length);
        List<CandidateHit> hits = new ArrayList<>(0);
        long tooLong = 0;
        long line = block.firstLine;
        int from = start(block);
        while (from < block.length) {
            int end = lineEnd(block, from);
            int to = end > from && block.bytes[end - 1] == '\r' ? end - 1 : end;
            if (to - from > candidateBytes) {
                tooLong++;
            } else {
                tryLine(block, from, to, line, hits);
            }
            line++;
            from = end + 1;
        }
        return new Found(hits, tooLong);
    }

    /** A byte order mark at the start of the file is no part of the first candidate. */
    private static int start(CandidateBlock block) {
        byte[] bytes = block.bytes;
        boolean marked = block.firstLine == 1
                && block.length >= 3
                && bytes[0] == (byte) 0xef
                && bytes[1] == (byte) 0xbb
                && bytes[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }

    private static int lineEnd(CandidateBlock block, int from) {
        int end = from;
        while (end < block.length && block.bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private void tryLine(CandidateBlock block, int from, int to, long line, List<CandidateHit> hits) {
        for (int g = 0; g < groups.size(); g++) {
            List<TargetGroup.Target> targets = groups.get(g).targets;
            GroupDigester digester = digesters.get(g);
            boolean taken = false;
            for (int i = 0; i < targets.size(); i++) {
                int place = targets.get(i).place();
                if (found[place]) {
                    continue;
                }
                if (!taken) {
                    digester.take(block.bytes, from, to - from);
                    taken = true;
                }
                if (digester.fits(i)) {
                    found[place] = true;
                    hits.add(new CandidateHit(place, line, Secret.password(Arrays.copyOfRange(block.bytes, from, to))));
                }
            }
        }
    }
}
