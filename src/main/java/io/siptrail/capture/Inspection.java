package io.siptrail.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The first look at every input: is it a capture, and when does it start? A file is closed again after its first frame;
 * what cannot be read twice stays open with its first frame in hand.
 */
final class Inspection {

    private final InputStream standardInput;
    private final CaptureLimits limits;
    private final List<ForeignFormat> others;
    private final Buffers buffers;
    private final List<Seen> captures = new ArrayList<>();
    private final List<CaptureFault> faults = new ArrayList<>();
    private final Set<String> fruitful = new HashSet<>();
    private int skipped;

    /**
     * A capture after the first look.
     *
     * @param isEmpty whether it has no frame at all
     */
    record Seen(OpenCapture capture, boolean isEmpty) {

        CaptureFile file() {
            return capture.file();
        }

        boolean staysOpen() {
            return !isEmpty && !file().input().isRepeatable();
        }
    }

    Inspection(
            InputFinder found,
            InputStream standardInput,
            CaptureLimits limits,
            List<ForeignFormat> others,
            Buffers buffers) {
        this.standardInput = standardInput;
        this.limits = limits;
        this.others = others;
        this.buffers = buffers;
        this.skipped = found.skipped();
        faults.addAll(found.faults());
        found.inputs().forEach(this::inspect);
        for (String directory : found.directories()) {
            if (!fruitful.contains(directory)) {
                faults.add(CaptureFault.unreadable(directory, "this directory holds no capture"));
            }
        }
        rank();
    }

    /** In rank order; those without a frame come last. */
    List<Seen> captures() {
        return captures;
    }

    List<CaptureFault> faults() {
        return faults;
    }

    int skipped() {
        return skipped;
    }

    private void inspect(CaptureInput input) {
        try {
            ByteWindow window = new ByteWindow(OpenCapture.source(input, standardInput, limits), buffers.take());
            inspect(input, window);
        } catch (IOException unreadable) {
            rejected(input, Failure.words(unreadable));
        }
    }

    private void inspect(CaptureInput input, ByteWindow window) throws IOException {
        CaptureFile file = new CaptureFile(input, size(input), new FileFacts(limits));
        String otherwise = Lookalike.describe(window);
        Optional<OpenCapture> recognised = OpenCapture.of(file, window, limits, others);
        if (recognised.isEmpty()) {
            rejected(input, window.failure().isEmpty() ? otherwise : Lookalike.describe(window));
            close(window);
            return;
        }
        fruitful.addAll(input.directories());
        look(recognised.get());
    }

    private void look(OpenCapture capture) {
        Seen seen = new Seen(capture, !capture.advance());
        capture.file().startsAt(capture.frame().orderNanos());
        captures.add(seen);
        if (!seen.staysOpen()) {
            close(capture.window());
        }
    }

    /** A named input must be a capture; in a directory anything may lie about. */
    private void rejected(CaptureInput input, String why) {
        if (input.isNamed()) {
            faults.add(CaptureFault.unreadable(input.given(), why));
        } else {
            skipped++;
        }
    }

    /** Those with a frame first, then by their first frame, then by name. */
    private static int compare(Seen one, Seen other) {
        int order = Boolean.compare(one.isEmpty(), other.isEmpty());
        if (order == 0) {
            order = Long.compare(one.file().startNanos(), other.file().startNanos());
        }
        return order == 0 ? one.file().name().compareTo(other.file().name()) : order;
    }

    private void rank() {
        List<String> names =
                ShortNames.of(captures.stream().map(seen -> seen.file().input()).toList());
        for (int i = 0; i < names.size(); i++) {
            captures.get(i).file().place(0, names.get(i));
        }
        captures.sort(Inspection::compare);
        for (int i = 0; i < captures.size(); i++) {
            CaptureFile file = captures.get(i).file();
            file.place(i, file.name());
        }
    }

    private static OptionalLong size(CaptureInput input) {
        if (!input.isRepeatable()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(input.path().map(path -> path.toFile().length()).orElse(0L));
    }

    private void close(ByteWindow window) {
        buffers.giveBack(window.data());
        Failure.ignoring(window);
    }
}
