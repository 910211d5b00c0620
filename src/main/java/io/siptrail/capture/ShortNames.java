package io.siptrail.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shortest ends of paths that tell the paths of a set apart. */
final class ShortNames {

    private final List<List<String>> paths;
    private final String[] names;

    private ShortNames(List<List<String>> paths) {
        this.paths = paths;
        this.names = new String[paths.size()];
    }

    /** One name for each input, in their order; no two are the same as long as no two inputs are the same file. */
    static List<String> of(List<CaptureInput> inputs) {
        return new ShortNames(inputs.stream().map(ShortNames::segments).toList()).shortest();
    }

    /** Root first, then every name; standard input is one segment, a stream with the name of a file like that file. */
    private static List<String> segments(CaptureInput input) {
        if (input.given().equals(CaptureInput.STANDARD_INPUT)) {
            return List.of(input.given());
        }
        Path path = input.path().orElse(Path.of(input.given())).toAbsolutePath().normalize();
        List<String> segments = new ArrayList<>();
        segments.add("");
        path.forEach(segment -> segments.add(segment.toString()));
        return segments;
    }

    private List<String> shortest() {
        Set<Integer> ambiguous = new HashSet<>();
        for (int i = 0; i < names.length; i++) {
            ambiguous.add(i);
        }
        for (int count = 1; !ambiguous.isEmpty(); count++) {
            settle(ambiguous, count);
        }
        return List.of(names);
    }

    /** Names those whose last {@code count} segments nobody else has, and those that have no more segments to add. */
    private void settle(Set<Integer> ambiguous, int count) {
        Map<String, Integer> uses = new HashMap<>();
        for (int i : ambiguous) {
            names[i] = suffix(paths.get(i), count);
            uses.merge(names[i], 1, Integer::sum);
        }
        ambiguous.removeIf(
                i -> uses.getOrDefault(names[i], 0) == 1 || paths.get(i).size() <= count);
    }

    private static String suffix(List<String> path, int count) {
        return String.join("/", path.subList(Math.max(0, path.size() - count), path.size()));
    }
}
