package io.siptrail.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report directory that appears whole or not at all: it is written beside its place and moved there at the end. An
 * earlier report gives way; a directory that holds anything else is left alone.
 */
public final class ReportDirectory implements Closeable {

    private static final Set<String> ENTRIES = Set.of(
            "attempts.csv",
            "transactions.csv",
            "bindings.csv",
            "findings.csv",
            "digests.csv",
            "timing.csv",
            "summary.json",
            "report.html",
            "charts");

    private final Path place;
    private final Path work;
    private boolean inPlace;

    private ReportDirectory(Path place, Path work) {
        this.place = place;
        this.work = work;
    }

    /**
     * Makes the directory in which the report is written.
     *
     * @throws IOException when the place cannot be written, is a file, or is a directory that holds what no report holds
     */
    public static ReportDirectory beside(Path place) throws IOException {
        Path absolute = place.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new NotDirectoryException(place + " cannot hold a report");
        }
        refuseForeign(absolute);
        Files.createDirectories(parent);
        return new ReportDirectory(absolute, Files.createTempDirectory(parent, ".siptrail-"));
    }

    private static void refuseForeign(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.isDirectory(place)) {
            throw new NotDirectoryException(place + " is a file, where a report is a directory");
        }
        try (Stream<Path> entries = Files.list(place)) {
            String foreign = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !ENTRIES.contains(name))
                    .sorted()
                    .findFirst()
                    .orElse("");
            if (!foreign.isEmpty()) {
                throw new IOException(place + " holds " + Printable.of(foreign)
                        + ", which is no part of a report; it was left as it is");
            }
        }
    }

    /** Where to write. */
    public Path path() {
        return work;
    }

    /** Moves the finished report into its place. */
    public void moveIntoPlace() throws IOException {
        Path earlier = Files.exists(place) ? aside() : null;
        Files.move(work, place);
        inPlace = true;
        if (earlier != null) {
            delete(earlier);
        }
    }

    private @Nullable Path aside() throws IOException {
        Path earlier = work.resolveSibling(work.getFileName() + "-earlier");
        Files.move(place, earlier);
        return earlier;
    }

    /** Removes what was written unless it was moved into place. */
    @Override
    public void close() throws IOException {
        if (!inPlace && Files.exists(work)) {
            delete(work);
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
