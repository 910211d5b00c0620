package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of real traffic: every frame is in the account, and UDP is where tshark sees it. */
class RealCapturesTest {

    /** Where the two may differ, and why. */
    private record Difference(String file, long frame, String reason) {}

    private static final List<Difference> KNOWN = List.of();

    /** A UDP datagram, in the frame that completed it; {@code length} as its header says. */
    private record Udp(long frame, int from, int to, int length, String payload) implements Comparable<Udp> {

        @Override
        public int compareTo(Udp other) {
            return Long.compare(frame, other.frame);
        }
    }

    @Test
    void everyFrameOfOurOwnCapturesIsAccountedFor() {
        assertThatEveryFrameIsAccountedFor(Path.of("captures"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab-captures", "public-captures"})
    void everyFrameIsAccountedFor(String collection) {
        assertThatEveryFrameIsAccountedFor(Needs.shared(collection));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab-captures", "public-captures"})
    void everyUdpDatagramIsTheOneThatTsharkSees(String collection) {
        List<Path> files = captures(Needs.shared(collection));
        Needs.tshark();

        List<String> differences = files.parallelStream()
                .flatMap(RealCapturesTest::differences)
                .sorted()
                .toList();

        assertThat(differences).isEqualTo(known(files));
    }

    /** {@link Decoding} itself checks that the sum holds. */
    private static void assertThatEveryFrameIsAccountedFor(Path folder) {
        List<Path> files = captures(folder);

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Decoding.of(file).tally().framesRead()).isEqualTo(frames(file)));
    }

    private static List<Path> captures(Path folder) {
        try (CaptureSet set =
                CaptureSet.open(List.of(folder.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            return set.files().stream().map(CaptureFile::path).map(Path::of).toList();
        }
    }

    private static long frames(Path file) {
        try (CaptureSet set =
                CaptureSet.open(List.of(file.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            long frames = 0;
            while (set.next()) {
                frames++;
            }
            return frames;
        }
    }

    private static List<String> known(List<Path> files) {
        List<String> names =
                files.stream().map(file -> file.getFileName().toString()).toList();
        return KNOWN.stream()
                .filter(difference -> names.contains(difference.file()))
                .map(difference -> difference.file() + " " + difference.frame())
                .sorted()
                .toList();
    }

    /** The frames, each once, in which one of the two sees something that the other does not. */
    private static Stream<String> differences(Path file) {
        List<Udp> ours = ours(file);
        List<Udp> theirs = tshark(file);
        TreeSet<Long> frames = new TreeSet<>();
        ours.stream().filter(udp -> !theirs.contains(udp)).map(Udp::frame).forEach(frames::add);
        theirs.stream().filter(udp -> !ours.contains(udp)).map(Udp::frame).forEach(frames::add);
        return frames.stream().map(frame -> file.getFileName() + " " + frame);
    }

    private static List<Udp> ours(Path file) {
        return Decoding.of(file).datagrams().stream()
                .filter(seen -> seen.transport() == Transport.UDP)
                .map(seen -> new Udp(
                        seen.frame(),
                        port(seen.source()),
                        port(seen.destination()),
                        seen.udpLength(),
                        HexFormat.of().formatHex(seen.payload().getBytes(StandardCharsets.ISO_8859_1))))
                .toList();
    }

    private static int port(String endpoint) {
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    /** What tshark sees, without the datagrams that ICMP errors quote; of a tunnel, the innermost one. */
    private static List<Udp> tshark(Path file) {
        List<Udp> seen = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(command(file))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(line -> add(seen, line.split("\t", -1)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return seen;
    }

    private static List<String> command(Path file) {
        return List.of(("tshark -n -r " + file
                        + " -T fields -E separator=/t -E occurrence=l -e frame.number -e frame.protocols"
                        + " -e udp.srcport -e udp.dstport -e udp.length -e udp.payload")
                .split(" ", -1));
    }

    private static void add(List<Udp> seen, String... fields) {
        boolean quoted = fields[1].contains(":icmp");
        if (!quoted && !fields[2].isEmpty()) {
            seen.add(new Udp(
                    Long.parseLong(fields[0]),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    Integer.parseInt(fields[4]),
                    fields[5]));
        }
    }
}
