package io.siptrail.digest.candidate;

import io.siptrail.digest.StatedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Goes once through a file with one candidate on each line and says which responses they give. Lines are taken as bytes, so
 * the charset of the file is that of the passwords; an empty line is the empty password. Blocks of the file go to the threads
 * and their results are taken in order, so the same file gives the same result with any number of threads.
 */
public final class CandidateSearch {

    private record Pending(CandidateBlock block, Future<BlockSearch.Found> found) {}

    private final List<TargetGroup> groups;
    private final CandidateLimits limits;
    private final boolean[] done;
    private final Map<Integer, CandidateHit> hits = new TreeMap<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final BlockingQueue<BlockSearch> idle = new LinkedBlockingQueue<>();
    private long lines;
    private long bytes;
    private long tooLong;

    /** The responses to find the passwords of; one of each user is enough. */
    public CandidateSearch(List<StatedResponse> targets, CandidateLimits limits) {
        this.groups = TargetGroup.of(targets);
        this.limits = limits;
        this.done = new boolean[targets.size()];
    }

    /** Reads until every response is found or the stream ends; the threads are gone when it returns. A search is run once. */
    public CandidateResult run(InputStream in, int threads, CandidateProgress progress)
            throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            idle.add(new BlockSearch(groups, done.length, limits.candidateBytes()));
        }
        CandidateBlocks blocks = new CandidateBlocks(in, limits.blockBytes());
        try {
            fill(blocks, workers, 2 * threads);
            while (!pending.isEmpty() && hits.size() < done.length) {
                settle(pending.remove());
                progress.done(lines, bytes);
                fill(blocks, workers, 2 * threads);
            }
        } finally {
            workers.shutdownNow();
        }
        boolean whole = hits.size() < done.length;
        return new CandidateResult(
                new ArrayList<>(hits.values()), whole ? blocks.lines() : lines, tooLong + blocks.tooLong());
    }

    private void fill(CandidateBlocks blocks, ExecutorService workers, int ahead) throws IOException {
        while (pending.size() < ahead && hits.size() < done.length) {
            Optional<CandidateBlock> next = blocks.next();
            if (next.isEmpty()) {
                return;
            }
            CandidateBlock block = next.get();
            boolean[] settled = done.clone();
            pending.add(new Pending(block, workers.submit(() -> search(block, settled))));
        }
    }

    private BlockSearch.Found search(CandidateBlock block, boolean[] settled) throws InterruptedException {
        BlockSearch search = idle.take();
        try {
            return search.search(block, settled);
        } finally {
            idle.add(search);
        }
    }

    private void settle(Pending oldest) throws InterruptedException {
        BlockSearch.Found found = result(oldest.found());
        for (CandidateHit hit : found.hits()) {
            hits.putIfAbsent(hit.target(), hit);
            done[hit.target()] = true;
        }
        tooLong += found.tooLong();
        lines = oldest.block().firstLine + oldest.block().lines - 1;
        bytes += oldest.block().length;
    }

    private static BlockSearch.Found result(Future<BlockSearch.Found> found) throws InterruptedException {
        try {
            return found.get();
        } catch (ExecutionException defect) {
            throw new IllegalStateException("the search failed", defect.getCause());
        }
    }
}
