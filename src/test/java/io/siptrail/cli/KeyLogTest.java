package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --keylog}: secrets of TLS beside the capture. */
final class KeyLogTest {

    private static final Path CAPTURE = Path.of("captures", "lab", "tls13-keylog.pcap");
    private static final Path SECRETS = Path.of("captures", "lab", "tls13-keylog.keylog.txt");

    @TempDir
    private Path folder;

    @Test
    void secretsBesideTheCaptureOpenIt() throws IOException {
        Path report = folder.resolve("report");

        Command run = Command.siptrail("audit", CAPTURE, "--keylog", SECRETS, "-o", report, "--format", "csv");

        assertThat(run.exit()).as(run.err()).isZero();
        Csv attempts = Csv.read(report.resolve("attempts.csv"));
        assertThat(attempts.column("outcome")).containsExactly("registered");
        assertThat(attempts.column("transport")).containsExactly("TLS");
    }

    @Test
    void withoutThemItsFramesAreEncrypted() throws IOException {
        Path report = folder.resolve("report");

        Command.siptrail("audit", CAPTURE, "-o", report, "--format", "json");

        Json counts = Json.read(report.resolve("summary.json")).at("counts");
        assertThat(counts.at("frames_undecodable").at("encrypted").number()).isPositive();
    }

    @Test
    void linesThatAreNoSecretsAreNamedByNumberAndNotShown() throws IOException {
        Path secrets = folder.resolve("keys.txt");
        Files.writeString(
                secrets, "# comment\n\nCLIENT_RANDOM 00112233\n" + Files.readString(SECRETS) + "what is this\n");
        int lines = Files.readAllLines(secrets).size();

        Command run = Command.siptrail(
                "audit", CAPTURE, "--keylog", secrets, "-o", folder.resolve("report"), "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("line 3 is no secret").contains("line " + lines + " is no secret");
        assertThat(run.err()).doesNotContain("00112233").doesNotContain("what is this");
        assertThat(run.out()).contains("registered 1");
    }

    @Test
    void fileThatIsNotThereIsAMistakeOfUse() {
        Command run = Command.siptrail("audit", CAPTURE, "--keylog", folder.resolve("none.txt"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--keylog").contains("none.txt");
    }
}
