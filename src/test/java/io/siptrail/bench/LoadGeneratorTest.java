package io.siptrail.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadGeneratorTest {

    private static final int PACKETS = 20_000;
    private static final int HEADERS = 14 + 20 + 8;

    @TempDir
    private Path folder;

    /** A packet as the file has it: when, and everything above UDP. */
    private record Packet(long micros, String payload) {
        boolean is(String start) {
            return payload.startsWith(start);
        }
    }

    @Test
    void truthSaysWhatIsInTheFile() throws IOException {
        Path file = folder.resolve("registrations.pcap");
        String truth = LoadGenerator.registrations(file, PACKETS, 1).json();
        List<Packet> packets = read(file);
        List<Packet> requests =
                packets.stream().filter(packet -> packet.is("REGISTER ")).toList();
        Set<String> branches = new HashSet<>();
        Set<String> attempts = new HashSet<>();
        for (Packet request : requests) {
            String branch = request.payload().lines().skip(1).findFirst().orElseThrow();
            branches.add(branch);
            if (!request.payload().contains("\r\nAuthorization: ")) {
                attempts.add(branch);
            }
        }

        assertThat(packets).hasSize(PACKETS);
        assertThat(planted(truth, "packets")).isEqualTo(PACKETS);
        assertThat(planted(truth, "register_requests")).isEqualTo(requests.size());
        assertThat(planted(truth, "transactions")).isEqualTo(branches.size());
        assertThat(planted(truth, "retransmissions")).isEqualTo(requests.size() - branches.size());
        assertThat(planted(truth, "attempts")).isEqualTo(attempts.size());
        for (String status : List.of("200", "401", "403", "404", "423", "503")) {
            long answers = packets.stream()
                    .filter(packet -> packet.is("SIP/2.0 " + status))
                    .count();
            assertThat(planted(truth, status)).as(status).isEqualTo(answers).isPositive();
        }
        assertThat(planted(truth, "registered")).isEqualTo(planted(truth, "200"));
        assertThat(planted(truth, "registered") + planted(truth, "rejected") + planted(truth, "unanswered"))
                .isEqualTo(attempts.size());
    }

    @Test
    void timeNeverRunsBackAndEveryRequestIsDecidedBeforeTheEnd() throws IOException {
        Path file = folder.resolve("registrations.pcap");
        LoadGenerator.registrations(file, PACKETS, 2);
        List<Packet> packets = read(file);
        List<Packet> requests =
                packets.stream().filter(packet -> packet.is("REGISTER ")).toList();

        assertThat(packets).extracting(Packet::micros).isSorted();
        assertThat(packets.get(PACKETS - 1).micros()
                        - requests.get(requests.size() - 1).micros())
                .isGreaterThan(32_000_000);
    }

    @Test
    void sameSeedGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        LoadGenerator.registrations(one, PACKETS, 7);
        LoadGenerator.registrations(two, PACKETS, 7);

        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void mixedTrafficIsMostlyVoice() throws IOException {
        Path file = folder.resolve("mixed.pcap");
        String truth = LoadGenerator.mixed(file, PACKETS, 1).json();

        assertThat(read(file)).hasSize(PACKETS);
        assertThat(planted(truth, "rtp_packets")).isEqualTo(PACKETS * 97 / 100);
        assertThat(planted(truth, "tcp_packets")).isEqualTo(PACKETS / 100);
        assertThat(planted(truth, "sip_messages") + planted(truth, "keep_alive_packets"))
                .isEqualTo(PACKETS * 2 / 100);
    }

    @Test
    void everyUserOfTheMillionRegistersOnceAndHasOneBinding() throws IOException {
        Path file = folder.resolve("aors.pcap");
        String truth = LoadGenerator.aors(file, 2_000, 1).json();
        List<Packet> packets = read(file);
        List<Packet> accepted =
                packets.stream().filter(packet -> packet.is("SIP/2.0 200")).toList();

        assertThat(packets).extracting(Packet::micros).isSorted();
        assertThat(planted(truth, "bindings")).isEqualTo(2_000);
        assertThat(accepted).hasSize(2_000);
        assertThat(accepted)
                .allSatisfy(packet -> assertThat(packet.payload())
                        .containsOnlyOnce("Contact: <sip:u1")
                        .containsOnlyOnce(";expires=600"));
        assertThat(accepted.stream()
                        .map(packet -> packet.payload().lines().skip(3).findFirst()))
                .doesNotHaveDuplicates();
    }

    private static long planted(String truth, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": ([0-9]+)").matcher(truth);
        assertThat(matcher.find()).as(name + " in " + truth).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static List<Packet> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).position(24);
        List<Packet> packets = new ArrayList<>();
        while (bytes.hasRemaining()) {
            long micros = bytes.getInt() * 1_000_000L + bytes.getInt();
            byte[] frame = new byte[bytes.getInt()];
            bytes.getInt();
            bytes.get(frame);
            packets.add(new Packet(micros, new String(frame, HEADERS, frame.length - HEADERS, ISO_8859_1)));
        }
        return packets;
    }
}
