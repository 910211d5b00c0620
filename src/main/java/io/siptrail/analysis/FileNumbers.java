package io.siptrail.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that rotation writes into the names of files: {@code sip_00007_20260101120000.pcapng} of dumpcap (either way
 * round), {@code sip.pcap7} of {@code tcpdump -C}, {@code sip-7.pcap} of scripts. A number that is missing between two files is
 * a file that is missing, where the files are known to be numbered one by one.
 */
final class FileNumbers {

    /** Numbers of dumpcap always follow one another. */
    private static final List<Pattern> DUMPCAP =
            List.of(Pattern.compile("(.*)_(\\d{5,6})_\\d{14}(\\D*)"), Pattern.compile("(.*)_\\d{14}_(\\d{5,6})(\\D*)"));

    /** Longer numbers are dates and times. */
    private static final Pattern COUNTED = Pattern.compile("(.*\\D)(\\d{1,5})(\\D*)");

    private final List<Optional<Numbered>> names = new ArrayList<>();
    private final Set<Numbered> all = new HashSet<>();
    /** Each set in which one number is known to follow another. */
    private final Set<Numbered> counted = new HashSet<>();

    /** What stands before the number, the number, and what stands after it. */
    private record Numbered(String before, int number, String after) {

        Numbered plus(int more) {
            return new Numbered(before, number + more, after);
        }

        Numbered ofSet() {
            return new Numbered(before, 0, after);
        }
    }

    /** Looks at the names of all inputs. */
    FileNumbers(List<String> inputs) {
        for (String name : inputs) {
            Optional<Numbered> byDumpcap = numbered(name, DUMPCAP);
            Optional<Numbered> numbered = byDumpcap.or(() -> numbered(name, List.of(COUNTED)));
            byDumpcap.map(Numbered::ofSet).ifPresent(counted::add);
            names.add(numbered);
            numbered.ifPresent(all::add);
        }
        all.stream()
                .filter(one -> all.contains(one.plus(1)))
                .map(Numbered::ofSet)
                .forEach(counted::add);
    }

    private static Optional<Numbered> numbered(String name, List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(name);
            if (found.matches()) {
                return Optional.of(new Numbered(found.group(1), Integer.parseInt(found.group(2)), found.group(3)));
            }
        }
        return Optional.empty();
    }

    /** How many files are missing between these two, by their names; 0 when that cannot be told. */
    int missing(int earlier, int later) {
        Numbered from = names.get(earlier).orElse(null);
        Numbered to = names.get(later).orElse(null);
        if (from == null || to == null || !from.ofSet().equals(to.ofSet()) || !counted.contains(from.ofSet())) {
            return 0;
        }
        int between = to.number() - from.number() - 1;
        for (int i = 1; i <= between; i++) {
            if (all.contains(from.plus(i))) {
                return 0;
            }
        }
        return Math.max(0, between);
    }
}
