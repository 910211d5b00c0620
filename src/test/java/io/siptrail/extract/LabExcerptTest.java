package io.siptrail.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An excerpt of one attempt tells of that attempt what the whole capture tells. */
final class LabExcerptTest {

    private static final Path LAB = Path.of("captures/lab");
    private static final int ATTEMPTS = 8;

    @TempDir
    private Path folder;

    static Stream<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(LAB)) {
            return files.filter(file -> file.toString().matches(".*\\.pcap(ng)?")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void saysTheSameOfItsAttempt(Path capture) throws IOException {
        Verdicts whole = Verdicts.of(capture, capture);
        Map<String, String> expected = whole.read();
        List<String> faults = new ArrayList<>();
        for (String name : expected.keySet().stream().limit(ATTEMPTS).toList()) {
            Path excerpt = folder.resolve("excerpt.pcapng");
            whole.extract(attempt -> Verdicts.name(attempt).equals(name), excerpt);
            String verdict = Verdicts.of(excerpt, capture).read().getOrDefault(name, "no such attempt");
            if (!verdict.equals(expected.get(name))) {
                faults.add(name + ": " + expected.get(name) + ", in the excerpt " + verdict);
            }
        }
        assertThat(faults).isEmpty();
    }
}
