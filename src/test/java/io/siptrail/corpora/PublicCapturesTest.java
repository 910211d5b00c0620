package io.siptrail.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Json;
import io.siptrail.testing.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every published capture is audited to its end, and every packet that it is known to have is accounted for. None of them is damaged. */
final class PublicCapturesTest {

    private static final String FOLDER = "public-captures";

    @TempDir
    private Path folder;

    /** A line of the list that stands beside the captures. */
    private record Listed(String file, long packets) {}

    @TestFactory
    Stream<DynamicTest> everyPacketIsAccountedFor() throws IOException {
        Path captures = Needs.shared(FOLDER);
        return listed(captures).stream()
                .map(listed -> DynamicTest.dynamicTest(listed.file(), () -> {
                    Json counts = FrameAccount.audited(
                            captures.resolve(listed.file()), folder.resolve(listed.file() + ".report"), 0);
                    assertThat(counts.at("frames").number()).isEqualTo(listed.packets());
                }));
    }

    @Test
    void everyCaptureIsListed() throws IOException {
        Path captures = Needs.shared(FOLDER);
        try (Stream<Path> files = Files.list(captures)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> !name.equals("manifest.tsv")))
                    .containsExactlyInAnyOrderElementsOf(
                            listed(captures).stream().map(Listed::file).toList());
        }
    }

    private static List<Listed> listed(Path captures) throws IOException {
        List<List<String>> lines = Files.readAllLines(captures.resolve("manifest.tsv"), StandardCharsets.UTF_8).stream()
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .toList();
        int file = lines.get(0).indexOf("file");
        int packets = lines.get(0).indexOf("packets");
        return lines.stream()
                .skip(1)
                .map(line -> new Listed(line.get(file), Long.parseLong(line.get(packets))))
                .toList();
    }
}
