package io.siptrail.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One thing to read: a file, or standard input. */
final class CaptureInput {

    static final String STANDARD_INPUT = "-";

    private final String given;
    private final Optional<Path> path;
    private final boolean named;
    private final Set<String> directories;

    private CaptureInput(String given, Optional<Path> path, boolean named, Set<String> directories) {
        this.given = given;
        this.path = path;
        this.named = named;
        this.directories = directories;
    }

    static CaptureInput standardInput() {
        return new CaptureInput(STANDARD_INPUT, Optional.empty(), true, Set.of());
    }

    /** What comes in the place of standard input, under a name of its own. */
    static CaptureInput stream(String name) {
        return new CaptureInput(name, Optional.empty(), true, Set.of());
    }

    /** A file that the user named. */
    static CaptureInput named(Path path) {
        return new CaptureInput(path.toString(), Optional.of(path), true, Set.of());
    }

    /** A file met in a directory that the user named. */
    static CaptureInput found(Path path, String directory) {
        return new CaptureInput(path.toString(), Optional.of(path), false, Set.of(directory));
    }

    /** The same file, met twice: the outcome does not depend on which way it was met first. */
    CaptureInput and(CaptureInput same) {
        Set<String> both = new TreeSet<>(directories);
        both.addAll(same.directories);
        CaptureInput kept = given.compareTo(same.given) <= 0 ? this : same;
        return new CaptureInput(kept.given, kept.path, named || same.named, both);
    }

    String given() {
        return given;
    }

    /** Where it is; empty for standard input. */
    Optional<Path> path() {
        return path;
    }

    /** Whether the user asked for this very file, so that it must be a capture. */
    boolean isNamed() {
        return named;
    }

    /** The named directories it was met in. */
    Set<String> directories() {
        return directories;
    }

    /** Whether it can be read again from its start. */
    boolean isRepeatable() {
        return path.filter(Files::isRegularFile).isPresent();
    }
}
