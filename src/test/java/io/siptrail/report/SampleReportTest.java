package io.siptrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The committed sample report is what an audit of the sample capture writes; {@code reports/regenerate} makes it. */
final class SampleReportTest {

    private static final Path SAMPLE = Path.of("reports", "kamailio-linphone");

    @TempDir
    private static Path folder;

    @Test
    void sampleHasTheFilesOfAReport() throws IOException {
        assertThat(files(SAMPLE)).isNotEmpty().isEqualTo(files(audited()));
    }

    @TestFactory
    Stream<DynamicTest> fileOfTheSampleIsTheOneThatAnAuditWrites() throws IOException {
        Path fresh = audited();
        return files(SAMPLE).stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    if (file.endsWith(".png")) {
                        assertSamePicture(fresh.resolve(file), SAMPLE.resolve(file));
                    } else {
                        assertThat(fresh.resolve(file)).hasSameBinaryContentAs(SAMPLE.resolve(file));
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

    private static Path audited() throws IOException {
        Path report = folder.resolve("report");
        if (!Files.exists(report)) {
            Command run = Command.siptrail("audit", "captures/kamailio-linphone.pcap", "-o", report);
            assertThat(run.exit()).as(run.err()).isZero();
        }
        return report;
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
