package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One clear sentence for each bad input, the right exit code, and nothing that was read already is lost. */
final class BadInputTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    @TempDir
    private Path folder;

    private Path report = Path.of("");
    private byte[] seed = {};

    @BeforeEach
    void readTheSeed() throws IOException {
        report = folder.resolve("report");
        seed = Files.readAllBytes(SEED);
    }

    @Test
    void whatIsNoCaptureIsUnreadable() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "remember the milk");

        assertThat(complaint(3, file)).contains("notes.txt", "no capture", "byte offset 0");
        assertNothingLeft();
    }

    @Test
    void emptyFileIsUnreadable() throws IOException {
        Path file = Files.createFile(folder.resolve("nothing.pcap"));

        assertThat(complaint(3, file)).contains("nothing.pcap", "empty", "byte offset 0");
        assertNothingLeft();
    }

    @Test
    void missingFileIsUnreadable() throws IOException {
        assertThat(complaint(3, folder.resolve("gone.pcap"))).contains("gone.pcap", "no such file");
        assertNothingLeft();
    }

    @Test
    void globThatMatchesNothingIsUnreadable() throws IOException {
        assertThat(complaint(3, folder.resolve("*.pcap"))).contains("*.pcap", "no file matches");
        assertNothingLeft();
    }

    @Test
    void directoryWithoutCapturesIsUnreadable() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("papers"));
        Files.writeString(directory.resolve("readme.txt"), "no capture");

        assertThat(complaint(3, directory)).contains("papers", "no capture");
        assertNothingLeft();
    }

    @Test
    void captureWithoutAPacketIsReportedAsItIs() throws IOException {
        Path file = Files.write(folder.resolve("header.pcap"), Arrays.copyOf(seed, FILE_HEADER));

        Command run = audit(file);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("0 frames", "no registration attempts");
        assertThat(attempts().rows()).isEmpty();
    }

    @Test
    void headerCutShortIsDamage() throws IOException {
        Path file = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(seed, FILE_HEADER - 4));

        assertThat(complaint(4, file)).contains("cut.pcap", "cut short", "byte offset 0", "no frame");
        assertThat(attempts().rows()).isEmpty();
    }

    @Test
    void recordCutShortIsDamageAndWhatCameBeforeIsReported() throws IOException {
        int third = offsetOfRecord(2);
        Path file = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(seed, third + RECORD_HEADER + 100));

        assertThat(complaint(4, file))
                .contains("cut.pcap", "cut short", "byte offset " + third, "2 frames before it were read");
        assertThat(attempts().column("outcome")).containsExactly("pending");
        assertThat(summary().at("complete").text()).isEqualTo("false");
        assertThat(summary().at("inputs").elements()).singleElement().satisfies(input -> {
            assertThat(input.at("complete").text()).isEqualTo("false");
            assertThat(input.at("frames").number()).isEqualTo(2);
        });
        assertThat(summary().at("faults").texts()).singleElement().asString().contains("byte offset " + third);
    }

    @Test
    void absurdLengthIsDamageAndWhatCameBeforeIsReported() throws IOException {
        int second = offsetOfRecord(1);
        byte[] bytes = seed.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 8, Integer.MAX_VALUE);
        Path file = Files.write(folder.resolve("absurd.pcap"), bytes);

        assertThat(complaint(4, file))
                .contains("absurd.pcap", "2147483647 bytes", "byte offset " + second, "1 frame before it was read");
        assertThat(attempts().column("transactions")).containsExactly("1");
    }

    @Test
    void gzipCutShortIsDamageAndWhatCameBeforeIsReported() throws IOException {
        byte[] compressed = gzip(seed);
        Path file = Files.write(folder.resolve("cut.pcap.gz"), Arrays.copyOf(compressed, compressed.length - 40));

        assertThat(complaint(4, file)).contains("cut.pcap.gz", "gzip", "cut short", "byte offset ");
        assertThat(attempts().column("aor")).containsExactly("sip:1000@192.168.1.88");
    }

    @Test
    void goodInputsAreReportedBesideABadOne() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "remember the milk");

        assertThat(complaint(3, notes, SEED)).contains("notes.txt");
        assertThat(attempts().column("outcome")).containsExactly("registered");
    }

    @Test
    void unreadableInputOutweighsADamagedOne() throws IOException {
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(seed, seed.length - 1));
        Path gone = folder.resolve("gone.pcap");

        Command run = audit(cut, gone, SEED);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().lines()).hasSize(2).anyMatch(line -> line.contains("cut.pcap"));
        assertThat(run.err()).contains("gone.pcap");
        assertThat(attempts().column("outcome")).containsExactly("registered");
    }

    @Test
    void controlCharactersInAFileNameDoNotReachTheTerminal() {
        Command run = audit(folder.resolve("a\u001b[31m\nb.pcap"));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("a\\x1b[31m\\x0ab.pcap");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void fileInTheReportsPlaceStays() throws IOException {
        Files.writeString(report, "mine");

        assertThat(complaint(5, SEED)).contains(report.toString(), "a file");
        assertThat(report).hasContent("mine");
        assertThat(files(folder)).containsExactly("report");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void placeInWhichNothingCanBeMadeIsSaid() {
        report = Path.of("/proc/siptrail-report");

        assertThat(complaint(5, SEED)).contains("/proc").doesNotContain("Exception");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it takes rights to make a link there")
    void linkToAnEarlierReportGoesOnLeadingToTheReport() throws IOException {
        audit(SEED);
        Path link = Files.createSymbolicLink(folder.resolve("latest"), Path.of("report"));

        Command run = Command.siptrail("audit", SEED, "-o", link, "--format", "json");

        assertThat(run.exit()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(files(report)).containsExactly("summary.json");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "rights are others there")
    void othersMayReadTheReportAsAnyNewDirectory() throws IOException {
        Path ordinary = Files.createDirectory(folder.resolve("ordinary"));
        audit(SEED);

        assertThat(Files.getPosixFilePermissions(report)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void fileAboveTheReportsPlaceStays() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "mine");
        report = file.resolve("report");

        assertThat(complaint(5, SEED)).contains(file.toString(), "a file").doesNotContain("Exception");
        assertThat(file).hasContent("mine");
    }

    @Test
    void directoryWithAnythingElseInItIsLeftAlone() throws IOException {
        Path mine = Files.writeString(Files.createDirectories(report).resolve("thesis.txt"), "mine");

        assertThat(complaint(5, SEED)).contains(report.toString(), "thesis.txt").doesNotContain("Exception");
        assertThat(mine).hasContent("mine");
        assertThat(files(folder)).containsExactly("report", "report/thesis.txt");
    }

    @Test
    void chartsWithAnythingElseAmongThemAreLeftAlone() throws IOException {
        Path mine = Files.writeString(
                Files.createDirectories(report.resolve("charts")).resolve("map.txt"), "mine");

        assertThat(complaint(5, SEED)).contains("map.txt");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void directoryThatIsCalledLikeAFileOfAReportIsLeftAlone() throws IOException {
        Path mine = Files.writeString(
                Files.createDirectories(report.resolve("attempts.csv")).resolve("map.txt"), "mine");

        assertThat(complaint(5, SEED)).contains("attempts.csv");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void earlierReportIsReplacedWhole() throws IOException {
        audit(SEED);
        Command run = Command.siptrail("audit", SEED, "-o", report, "--format", "json");

        assertThat(run.exit()).isZero();
        assertThat(files(folder)).containsExactly("report", "report/summary.json");
    }

    @Test
    void earlierReportStaysWhenNothingCouldBeRead() throws IOException {
        audit(SEED);
        List<String> before = files(folder);

        assertThat(complaint(3, folder.resolve("gone.pcap"))).contains("gone.pcap");
        assertThat(files(folder)).isEqualTo(before);
    }

    private Command audit(Object... inputs) {
        return Command.siptrail(
                Stream.concat(Stream.of("audit", "-o", report, "--format", "csv,json"), Arrays.stream(inputs))
                        .toArray());
    }

    /** The one sentence on standard error. */
    private String complaint(int exit, Object... inputs) {
        Command run = audit(inputs);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        return run.err();
    }

    private void assertNothingLeft() throws IOException {
        assertThat(report).doesNotExist();
        assertThat(files(folder)).noneMatch(name -> name.startsWith("."));
    }

    private int offsetOfRecord(int index) {
        ByteBuffer bytes = ByteBuffer.wrap(seed).order(ByteOrder.LITTLE_ENDIAN);
        int offset = FILE_HEADER;
        for (int i = 0; i < index; i++) {
            offset += RECORD_HEADER + bytes.getInt(offset + 8);
        }
        return offset;
    }

    private Csv attempts() throws IOException {
        return Csv.read(report.resolve("attempts.csv"));
    }

    private Json summary() throws IOException {
        return Json.read(report.resolve("summary.json"));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Everything below a directory. */
    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> !path.equals(directory))
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void directoriesAboveTheReportAreMade() throws IOException {
        report = folder.resolve("a/b/report");

        assertThat(audit(SEED).exit()).isZero();
        assertThat(report.resolve("attempts.csv")).exists();
    }

    @Test
    void directoriesAboveTheReportGoAgainWhenThereIsNone() throws IOException {
        report = folder.resolve("a/b/report");

        assertThat(audit(folder.resolve("gone.pcap")).exit()).isEqualTo(3);
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void unwritableOutputIsNoticedBeforeAnythingIsRead() throws IOException {
        Files.writeString(report, "mine", UTF_8);

        Command run = audit(folder.resolve("gone.pcap"));

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err()).doesNotContain("gone.pcap");
    }
}
