package io.siptrail.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** A pattern that no shell has expanded: {@code *}, {@code ?}, <code>[ ]</code>, <code>{ }</code> and {@code **}. */
final class Glob {

    private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

    private Glob() {}

    static boolean isGlob(String given) {
        return SPECIAL.matcher(given).find();
    }

    /** What matches, in the order of names; nothing when the pattern is none or its directory cannot be read. */
    static List<Path> expand(String given) {
        int special = SPECIAL.splitAsStream(given).findFirst().orElse("").length();
        String base = given.substring(0, given.lastIndexOf('/', special) + 1);
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + given);
            return matching(Path.of(base), depth(given.substring(base.length())), matcher);
        } catch (PatternSyntaxException | IOException | UncheckedIOException none) {
            return List.of();
        }
    }

    private static List<Path> matching(Path base, int depth, PathMatcher matcher) throws IOException {
        try (Stream<Path> walk = Files.walk(base, depth)) {
            return walk.filter(matcher::matches).sorted().toList();
        }
    }

    private static int depth(String pattern) {
        return pattern.contains("**")
                ? Integer.MAX_VALUE
                : 1
                        + (int) pattern.chars()
                                .filter(character -> character == '/')
                                .count();
    }
}
