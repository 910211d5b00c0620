package io.siptrail.extract;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureSet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The frames behind chosen attempts as a capture of their own. The captures are read twice more after the audit: once to find the frames,
 * and once to copy them.
 *
 * @param attempts that were chosen
 * @param frames that were copied
 * @param leftOut attempts and frames for which there was no room
 */
public record Excerpt(long attempts, long frames, long leftOut) {

    private static final String APPLICATION = "siptrail";

    /** The captures are not what they were when they were read first. */
    public static final class Changed extends IOException {

        private static final long serialVersionUID = 1L;

        Changed() {
            super("the captures changed while they were read");
        }
    }

    /**
     * Finds and copies. Without a chosen attempt nothing is written.
     *
     * @param result of an audit of the same captures, not yet shown to a visitor
     * @param again opens the same captures anew
     * @param to the file to write, which appears whole or not at all
     */
    public static Excerpt write(
            AuditResult result,
            Predicate<NumberedAttempt> choice,
            Supplier<CaptureSet> again,
            AuditSettings settings,
            Path to)
            throws IOException {
        ExcerptLimits limits = ExcerptLimits.defaults();
        Selection selection = new Selection(choice, limits);
        result.accept(selection);
        if (selection.attempts() == 0) {
            return new Excerpt(0, 0, selection.leftOut());
        }
        FrameSearch search = search(selection, again, settings, limits);
        if (!result.summary().incomplete() && !search.read().equals(asRead(result))) {
            throw new Changed();
        }
        Path beside = to.resolveSibling(to.getFileName() + ".part");
        try {
            long frames = copy(search, again, settings, limits, beside);
            Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING);
            return new Excerpt(
                    selection.attempts(),
                    frames,
                    selection.leftOut() + search.notes().leftOut());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static List<String> asRead(AuditResult result) {
        return result.summary().inputs().stream()
                .map(input -> input.frames() + " " + input.name())
                .toList();
    }

    private static FrameSearch search(
            Selection selection, Supplier<CaptureSet> again, AuditSettings settings, ExcerptLimits limits) {
        try (CaptureSet captures = again.get()) {
            FrameSearch search = new FrameSearch(selection, captures, settings, limits);
            search.read(captures);
            return search;
        }
    }

    private static long copy(
            FrameSearch search, Supplier<CaptureSet> again, AuditSettings settings, ExcerptLimits limits, Path to)
            throws IOException {
        try (CaptureSet captures = again.get();
                PcapNgWriter writer = new PcapNgWriter(
                        new BufferedOutputStream(Files.newOutputStream(to)), APPLICATION, origin(captures))) {
            FrameCopy copy = new FrameCopy(search, captures, writer, settings, limits);
            return copy.read();
        }
    }

    private static String origin(CaptureSet captures) {
        List<String> names = captures.files().stream().map(CaptureFile::name).toList();
        return "taken from " + String.join(", ", names.subList(0, Math.min(names.size(), 10)))
                + (names.size() > 10 ? " and " + (names.size() - 10) + " more" : "");
    }
}
