package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What shows only in a process of its own: the working directory, the real streams, the exit code. */
final class ProcessTest {

    private static final Path SEED =
            Path.of("captures", "kamailio-linphone.pcap").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path capture = Path.of("");

    @BeforeEach
    void copyTheSeed() throws IOException {
        capture = Files.copy(SEED, folder.resolve("office.pcapng"));
    }

    @Test
    void reportGoesBelowTheWorkingDirectoryUnderTheNameOfTheFirstInput() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Command run = Command.forked(elsewhere, "audit", capture, SEED, "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("report: reports/office" + System.lineSeparator());
        assertThat(names(elsewhere)).containsExactly("reports");
        assertThat(names(elsewhere.resolve("reports"))).containsExactly("office");
        assertThat(Csv.read(elsewhere.resolve("reports/office/attempts.csv")).rows())
                .isNotEmpty();
    }

    @Test
    void nothingIsLeftWhereNothingWasRead() throws Exception {
        Command run = Command.forked(folder, "audit", "gone.pcap");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(names(folder)).containsExactly("office.pcapng");
    }

    @Test
    void exitCodeIsTheOneOfTheRun() throws Exception {
        assertThat(Command.forked(folder, "audit").exit()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell is needed to close a pipe")
    void closedPipeEndsQuietly() throws Exception {
        Path err = folder.resolve("err");
        String quoted = String.join("' '", Command.java("audit", capture, "-o", folder.resolve("report")));
        Process shell = new ProcessBuilder("sh", "-c", "{ '" + quoted + "'; echo \"exit $?\" >&2; } | true")
                .redirectError(err.toFile())
                .start();
        shell.getOutputStream().close();
        shell.waitFor();

        assertThat(waitFor(err)).containsExactly("exit 0");
        assertThat(names(folder.resolve("report"))).contains("attempts.csv", "summary.json");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell is needed to close a pipe")
    void readerMayStopAfterTheFirstLine() throws Exception {
        String quoted =
                String.join("' '", Command.java("audit", capture, "-o", folder.resolve("report"), "--format", "csv"));
        Process shell = new ProcessBuilder("sh", "-c", "'" + quoted + "' 2>&1 | head -n 1")
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        try (BufferedReader out = shell.inputReader(UTF_8)) {
            assertThat(out.lines()).singleElement().asString().contains("4 frames");
        }
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process is ended without a signal")
    void signalEndsTheReadingAndTheReportIsWhole() throws Exception {
        Path report = folder.resolve("report");
        Process audit = new ProcessBuilder(Command.java("audit", "-", "-o", report))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (OutputStream pipe = audit.getOutputStream()) {
            pipe.write(Files.readAllBytes(capture));
            pipe.flush();
            awaitWork();
            audit.destroy();
            assertThat(audit.waitFor(120, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(audit.exitValue()).isEqualTo(128 + 15);
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(names(report)).contains("attempts.csv", "charts", "report.html", "summary.json");
        assertThat(names(report.resolve("charts"))).anyMatch(name -> name.endsWith(".png"));
        assertThat(Json.read(report.resolve("summary.json")).at("complete").text())
                .isEqualTo("false");
    }

    /** The report is written beside its place from the beginning. */
    private void awaitWork() throws IOException, InterruptedException {
        for (int i = 0; i < 600 && names(folder).stream().noneMatch(name -> name.startsWith(".siptrail-")); i++) {
            Thread.sleep(100);
        }
    }

    /** The shell ends with the reader of the pipe, which may be before the writer. */
    private static List<String> waitFor(Path file) throws IOException, InterruptedException {
        for (int i = 0; i < 300 && Files.size(file) == 0; i++) {
            Thread.sleep(100);
        }
        return Files.readAllLines(file, UTF_8);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
