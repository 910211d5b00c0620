package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finished attempts, in whatever order they end, and back in the order in which they began: sorted runs in a temporary
 * file, merged when they are read. Small captures never touch the file.
 */
final class AttemptStore implements Closeable {

    private static final Comparator<Attempt> BY_START = Comparator.comparing(Attempt::position);

    private final int held;
    private final List<Run> runs = new ArrayList<>();
    private List<Attempt> recent = new ArrayList<>();
    private @Nullable Path file;
    private @Nullable OutputStream stream;
    private @Nullable SpoolOutput out;
    private long count;

    private record Run(long start, long end) {}

    /** Holds so many attempts before a run is written. */
    AttemptStore(int held) {
        this.held = held;
    }

    /** Takes an attempt. A temporary file that cannot be written is an {@link UncheckedIOException}. */
    void add(Attempt attempt) {
        recent.add(attempt);
        count++;
        if (recent.size() >= held) {
            try {
                spill();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    long count() {
        return count;
    }

    private void spill() throws IOException {
        SpoolOutput spool = output();
        long start = spool.position();
        recent.sort(BY_START);
        for (Attempt attempt : recent) {
            AttemptCodec.write(attempt, spool);
        }
        runs.add(new Run(start, spool.position()));
        recent = new ArrayList<>();
    }

    private SpoolOutput output() throws IOException {
        SpoolOutput spool = out;
        if (spool == null) {
            Path temporary = Files.createTempFile("siptrail-", ".attempts");
            file = temporary;
            stream = Files.newOutputStream(temporary);
            spool = new SpoolOutput(stream);
            out = spool;
        }
        return spool;
    }

    /** Receives attempts in order. */
    interface Reader {
        void attempt(Attempt attempt) throws IOException;
    }

    /** Hands every attempt on, in the order of their first messages. */
    void read(Reader reader) throws IOException {
        recent.sort(BY_START);
        Path spooled = file;
        if (spooled == null || out == null) {
            for (Attempt attempt : recent) {
                reader.attempt(attempt);
            }
            return;
        }
        out.flush();
        try (FileChannel channel = FileChannel.open(spooled, StandardOpenOption.READ)) {
            merge(channel, reader);
        }
    }

    private void merge(FileChannel channel, Reader reader) throws IOException {
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::attempt, BY_START));
        for (Run run : runs) {
            SpoolInput in = new SpoolInput(channel, run.start(), run.end());
            heads.add(new Head(AttemptCodec.read(in), in, recent.iterator()));
        }
        Iterator<Attempt> rest = recent.iterator();
        if (rest.hasNext()) {
            heads.add(new Head(rest.next(), null, rest));
        }
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            reader.attempt(head.attempt());
            Head next = head.next();
            if (next != null) {
                heads.add(next);
            }
        }
    }

    /** The first attempt of a run that was not handed on yet; the run is in the file, or is what is still in memory. */
    private record Head(Attempt attempt, @Nullable SpoolInput in, Iterator<Attempt> memory) {

        @Nullable
        Head next() throws IOException {
            if (in != null) {
                return in.hasMore() ? new Head(AttemptCodec.read(in), in, memory) : null;
            }
            return memory.hasNext() ? new Head(memory.next(), null, memory) : null;
        }
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
