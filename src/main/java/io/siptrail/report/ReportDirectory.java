package io.siptrail.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A report directory that appears whole or not at all: it is written beside its place and moved there at the end. An
 * earlier report gives way; a directory that holds anything else is left alone.
 */
public final class ReportDirectory implements Closeable {

    private static final Set<String> FILES = Set.of(
            "attempts.csv",
            "transactions.csv",
            "bindings.csv",
            "findings.csv",
            "digests.csv",
            "timing.csv",
            "summary.json",
            "report.html");
    private static final String CHARTS = "charts";
    private static final int MOST_NEIGHBOURS = 1_000;

    private final Path place;
    private final Path work;
    private final List<Path> madeAbove;
    private boolean inPlace;

    private ReportDirectory(Path place, Path work, List<Path> madeAbove) {
        this.place = place;
        this.work = work;
        this.madeAbove = madeAbove;
    }

    /**
     * Makes the directory in which the report is written.
     *
     * @throws IOException when the place cannot be written, is a file, or is a directory that holds what no report holds
     */
    public static ReportDirectory beside(Path place) throws IOException {
        Path real = Files.exists(place)
                ? place.toRealPath()
                : place.toAbsolutePath().normalize();
        Path parent = real.getParent();
        if (parent == null) {
            throw new IOException(place + " cannot hold a report");
        }
        refuseForeign(real);
        List<Path> missing = missing(parent);
        Files.createDirectories(parent);
        return new ReportDirectory(real, workBeside(parent), missing);
    }

    private static void refuseForeign(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.isDirectory(place)) {
            throw new IOException(place + " is a file, where a report is a directory");
        }
        refuseForeign(place, ReportDirectory::belongs);
        Path charts = place.resolve(CHARTS);
        if (Files.isDirectory(charts)) {
            refuseForeign(charts, ReportDirectory::isChart);
        }
    }

    private static void refuseForeign(Path directory, Predicate<Path> known) throws IOException {
        List<Path> foreign = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!known.test(entry)) {
                    foreign.add(entry);
                }
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        if (!foreign.isEmpty()) {
            throw new IOException(directory + " holds "
                    + Collections.min(foreign).getFileName() + ", which is no part of a report; it was left as it is");
        }
    }

    private static boolean belongs(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return Files.isDirectory(entry) ? name.equals(CHARTS) : FILES.contains(name);
    }

    private static boolean isChart(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return !Files.isDirectory(entry) && (name.endsWith(".svg") || name.endsWith(".png"));
    }

    /** The directories that have to be made for this one, the deepest first. */
    private static List<Path> missing(Path directory) throws IOException {
        List<Path> missing = new ArrayList<>();
        Path there = directory;
        while (there != null && !Files.exists(there)) {
            missing.add(there);
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw new IOException(there + " is a file, where a directory is needed");
        }
        return missing;
    }

    /** Not a temporary directory, which others may not read: the report's rights are those of any new directory. */
    private static Path workBeside(Path parent) throws IOException {
        String name = ".siptrail-" + ProcessHandle.current().pid() + "-";
        for (int i = 0; i < MOST_NEIGHBOURS; i++) {
            Path work = parent.resolve(name + i);
            if (made(work)) {
                return work;
            }
        }
        throw new IOException(parent + " is full of what earlier runs left behind, such as " + name + "0");
    }

    private static boolean made(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
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
        if (inPlace) {
            return;
        }
        if (Files.exists(work)) {
            delete(work);
        }
        for (Path directory : madeAbove) {
            deleteIfEmpty(directory);
        }
    }

    private static void deleteIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException inUse) {
            return;
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
