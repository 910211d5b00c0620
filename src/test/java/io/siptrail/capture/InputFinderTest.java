package io.siptrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFinderTest {

    @TempDir
    Path folder;

    private Path capture(String relative, int second) {
        return CaptureBytes.pcap().record(second, 0, relative).writeTo(folder.resolve(relative));
    }

    private void noCapture(String relative) {
        CaptureBytes.write(folder.resolve(relative), "readme".getBytes(StandardCharsets.US_ASCII));
    }

    private Reading read(String... inputs) {
        String[] absolute = java.util.Arrays.stream(inputs)
                .map(input -> folder + "/" + input)
                .toArray(String[]::new);
        return Reading.of(InputStream.nullInputStream(), CaptureLimits.defaults(), absolute);
    }

    private static List<String> names(Reading reading) {
        return reading.files().stream().map(CaptureFile::name).toList();
    }

    @Test
    void directoriesAreSearchedForCapturesByContent() {
        capture("d/one.pcap", 1);
        capture("d/deep/er/no-suffix", 2);
        noCapture("d/notes.pcap");
        noCapture("d/deep/readme.txt");
        CaptureBytes.write(folder.resolve("d/empty.pcap"), new byte[0]);

        Reading reading = read("d");

        assertThat(names(reading)).containsExactly("one.pcap", "no-suffix");
        assertThat(reading.skippedFiles()).isEqualTo(3);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.files().get(1).path()).isEqualTo(folder + "/d/deep/er/no-suffix");
    }

    @Test
    void aDirectoryWithoutCapturesIsAFault() {
        noCapture("d/readme.txt");
        capture("e/x.pcap", 1);

        Reading reading = read("d", "e");

        assertThat(reading.faults())
                .containsExactly(CaptureFault.unreadable(folder + "/d", "this directory holds no capture"));
        assertThat(names(reading)).containsExactly("x.pcap");
    }

    @Test
    void aLinkThatLeadsNowhereIsAFault() throws Exception {
        capture("d/x.pcap", 1);
        Files.createSymbolicLink(folder.resolve("d/dangling"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("d/loop"), folder.resolve("d"));

        Reading reading = read("d");

        assertThat(names(reading)).containsExactly("x.pcap");
        assertThat(reading.faults())
                .containsExactly(CaptureFault.unreadable(folder + "/d/dangling", "this link leads nowhere"));
    }

    @Test
    void theSameFileCountsOnceHoweverItIsNamed() throws Exception {
        capture("d/x.pcap", 1);
        Files.createSymbolicLink(folder.resolve("d/y.pcap"), folder.resolve("d/x.pcap"));

        Reading reading = read("d", "d/x.pcap", "d/../d/x.pcap", "d/y.pcap", "d/*.pcap");

        assertThat(reading.frames()).hasSize(1);
        assertThat(names(reading)).containsExactly("x.pcap");
    }

    @Test
    void aNamedFileMustBeACaptureEvenWhereItsDirectoryIsNamedToo() {
        capture("d/x.pcap", 1);
        noCapture("d/readme.txt");

        assertThat(read("d", "d/readme.txt").faults())
                .isEqualTo(read("d/readme.txt", "d").faults());
        assertThat(read("d", "d/readme.txt").faults()).hasSize(1);
        assertThat(read("d", "d/readme.txt").skippedFiles()).isZero();
    }

    @Test
    void globsAreExpandedWhereTheShellDidNot() {
        capture("a1.pcap", 1);
        capture("a2.pcap", 2);
        capture("b1.pcap", 3);
        capture("deep/down/c1.pcap", 4);

        assertThat(names(read("a*.pcap"))).containsExactly("a1.pcap", "a2.pcap");
        assertThat(names(read("?1.pcap"))).containsExactly("a1.pcap", "b1.pcap");
        assertThat(names(read("[b]1.pcap"))).containsExactly("b1.pcap");
        assertThat(names(read("{a2,b1}.pcap"))).containsExactly("a2.pcap", "b1.pcap");
        assertThat(names(read("*/*/*.pcap"))).containsExactly("c1.pcap");
        assertThat(names(read("**.pcap"))).hasSize(4);
        assertThat(names(read("de*"))).containsExactly("c1.pcap");
    }

    @Test
    void aGlobWithoutMatchesIsAFault() {
        assertThat(read("z*.pcap").faults())
                .containsExactly(CaptureFault.unreadable(folder + "/z*.pcap", "no file matches"));
        assertThat(read("none/z*.pcap").faults()).hasSize(1);
        assertThat(read("[").faults()).hasSize(1);
    }

    @Test
    void aFileThatLooksLikeAGlobIsTakenAsItIs() {
        capture("[1].pcap", 1);
        capture("1.pcap", 2);

        assertThat(names(read("[1].pcap"))).containsExactly("[1].pcap");
    }

    @Test
    void namesAreTheShortestEndsThatDiffer() {
        capture("a/x.pcap", 1);
        capture("b/x.pcap", 2);
        capture("b/y.pcap", 3);
        capture("p/q/z.pcap", 4);
        capture("r/q/z.pcap", 5);

        assertThat(names(read(""))).containsExactly("a/x.pcap", "b/x.pcap", "y.pcap", "p/q/z.pcap", "r/q/z.pcap");
    }

    @Test
    void whatIsNoCaptureTakesNoName() {
        capture("a/x.pcap", 1);
        noCapture("b/x.pcap");

        assertThat(names(read("a", "b"))).containsExactly("x.pcap");
    }

    @Test
    void standardInputKeepsItsNameBesideAFileNamedLikeIt() {
        Path file = capture("d/-", 1);
        byte[] piped = CaptureBytes.pcap().record(2, 0, "piped").toBytes();

        Reading reading =
                Reading.of(new java.io.ByteArrayInputStream(piped), CaptureLimits.defaults(), file.toString(), "-");

        assertThat(names(reading)).containsExactly("d/-", "-");
    }
}
