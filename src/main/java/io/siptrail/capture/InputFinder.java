package io.siptrail.capture;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From what the user named (files, directories, globs, {@code -}) to files, each of them once, in an order of its own. */
final class InputFinder {

    private final Map<String, CaptureInput> inputs = new TreeMap<>();
    private final List<CaptureFault> faults = new ArrayList<>();
    private final Set<String> directories = new TreeSet<>();
    private int skipped;

    InputFinder(List<String> given) {
        given.stream().distinct().forEach(this::find);
    }

    private InputFinder(CaptureInput only) {
        inputs.put(only.given(), only);
    }

    /** Finds one stream. */
    static InputFinder ofStream(String name) {
        return new InputFinder(CaptureInput.stream(name));
    }

    /** Ordered by where they really are, not by how they were named. */
    List<CaptureInput> inputs() {
        return List.copyOf(inputs.values());
    }

    List<CaptureFault> faults() {
        return faults;
    }

    /** The directories that the user named. */
    Set<String> directories() {
        return directories;
    }

    /** Things met in directories that are no files: sockets, pipes, devices. */
    int skipped() {
        return skipped;
    }

    private void find(String given) {
        if (given.equals(CaptureInput.STANDARD_INPUT)) {
            inputs.put(given, CaptureInput.standardInput());
            return;
        }
        if (given.isEmpty()) {
            faults.add(new CaptureFault(given, CaptureFault.Kind.UNREADABLE, 0, "an input has an empty name"));
            return;
        }
        try {
            Path path = Path.of(given);
            if (Files.exists(path) || !Glob.isGlob(given)) {
                add(path);
            } else {
                expand(given);
            }
        } catch (InvalidPathException impossible) {
            faults.add(CaptureFault.unreadable(given, "this is no path a file can have"));
        }
    }

    private void expand(String given) {
        List<Path> matches = Glob.expand(given);
        if (matches.isEmpty()) {
            faults.add(CaptureFault.unreadable(given, "no file matches"));
        }
        matches.forEach(this::add);
    }

    private void add(Path path) {
        if (Files.isDirectory(path)) {
            addDirectory(path);
        } else if (Files.exists(path)) {
            add(path, CaptureInput.named(path));
        } else {
            faults.add(CaptureFault.unreadable(path.toString(), "there is no such file"));
        }
    }

    private void add(Path path, CaptureInput input) {
        inputs.merge(identity(path), input, CaptureInput::and);
    }

    private void addDirectory(Path directory) {
        directories.add(directory.toString());
        try {
            Files.walkFileTree(
                    directory,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Visitor(directory.toString()));
        } catch (IOException broken) {
            faults.add(CaptureFault.unreadable(directory.toString(), "the directory cannot be read"));
        }
    }

    /** The real path; what has none, such as a pipe that the shell opened, is known by the name it was given. */
    private static String identity(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException unreal) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final String directory;

        Visitor(String directory) {
            this.directory = directory;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                add(file, CaptureInput.found(file, directory));
            } else if (attributes.isSymbolicLink()) {
                faults.add(CaptureFault.unreadable(file.toString(), "this link leads nowhere"));
            } else {
                skipped++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException broken) {
            if (!(broken instanceof FileSystemLoopException)) {
                faults.add(CaptureFault.unreadable(file.toString(), "it cannot be read"));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException broken) {
            if (broken != null) {
                faults.add(CaptureFault.unreadable(visited.toString(), "the directory cannot be read to its end"));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
