package io.siptrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed sample reports are what audits of the captures write; {@code reports/regenerate} makes them. */
final class SampleReportTest {

    private static final Path REPORTS = Path.of("reports");
    private static final String SEED = "kamailio-linphone";
    private static final String LAB = "lab";
    private static final Pattern LAB_CAPTURE = Pattern.compile("captures/lab/\\S+");

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {SEED, LAB})
    void sampleHasTheFilesOfAReport(String sample) throws IOException {
        assertThat(files(REPORTS.resolve(sample))).isNotEmpty().isEqualTo(files(audited(sample)));
    }

    @TestFactory
    Stream<DynamicTest> fileOfASampleIsTheOneThatAnAuditWrites() throws IOException {
        return Stream.concat(comparisons(SEED), comparisons(LAB));
    }

    @Test
    void samplesAreSmallEnoughToBeCommitted() throws IOException {
        long bytes = 0;
        for (String file : files(REPORTS.resolve(LAB))) {
            bytes += Files.size(REPORTS.resolve(LAB).resolve(file));
        }
        assertThat(bytes).isLessThan(1_500_000);
    }

    private static Stream<DynamicTest> comparisons(String sample) throws IOException {
        Path fresh = audited(sample);
        Path then = REPORTS.resolve(sample);
        return files(then).stream()
                .map(file -> DynamicTest.dynamicTest(sample + "/" + file, () -> {
                    if (file.endsWith(".png")) {
                        assertSamePicture(fresh.resolve(file), then.resolve(file));
                    } else {
                        assertThat(fresh.resolve(file)).hasSameBinaryContentAs(then.resolve(file));
                    }
                }));
    }

    /** The compression of a PNG may differ from one Java to the next; its pixels may not. */
    private static void assertSamePicture(Path fresh, Path sample) throws IOException {
        BufferedImage now = ImageIO.read(fresh.toFile());
        BufferedImage then = ImageIO.read(sample.toFile());
        assertThat(now.getWidth()).isEqualTo(then.getWidth());
        assertThat(now.getHeight()).isEqualTo(then.getHeight());
        assertThat(pixels(now)).isEqualTo(pixels(then));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static Path audited(String sample) throws IOException {
        Path report = folder.resolve(sample);
        if (!Files.exists(report)) {
            List<Object> words = new ArrayList<>(List.of("audit"));
            words.addAll(captures(sample));
            words.addAll(List.of("-o", report));
            Command run = Command.siptrail(words.toArray());
            assertThat(run.exit()).as(run.err()).isZero();
        }
        return report;
    }

    /** The captures of the lab are those that the script names. */
    private static List<String> captures(String sample) throws IOException {
        return sample.equals(SEED)
                ? List.of("captures/kamailio-linphone.pcap")
                : LAB_CAPTURE
                        .matcher(Files.readString(REPORTS.resolve("regenerate")))
                        .results()
                        .map(MatchResult::group)
                        .toList();
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
