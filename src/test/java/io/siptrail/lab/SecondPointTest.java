package io.siptrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.CutCapture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What two points of capture saw is no more than what one of them saw. The second point is made of the first: other link
 * headers, a TTL lower by one, checksums left to the hardware, and a clock that is some milliseconds off.
 */
final class SecondPointTest {

    private static final Path LAB = Path.of("captures/lab");
    private static final int ETHERNET = 1;
    private static final int LINUX_SLL = 113;
    private static final int RECORD_HEADER = 16;
    /** 0x8100, the other way round. */
    private static final short VLAN = 0x0081;

    /** Kinds that count frames, of which there are twice as many. */
    private static final Set<String> OF_FRAMES = Set.of("cut-packets", "fragments-missing");

    /** Columns that say when, where and in which frame, of which the second point has its own. */
    private static final Set<String> OF_THE_POINT = Set.of(
            "frames",
            "frame",
            "final_frame",
            "capture",
            "time",
            "start_time",
            "end_time",
            "registered_at",
            "last_refresh",
            "expires_at",
            "first_time",
            "duplicates",
            "explanation",
            "nonce_age_s",
            "display_filter");

    @TempDir
    private Path folder;

    static Stream<String> scenarios() throws IOException {
        return LabTruthTest.scenarios().filter(id -> Files.exists(LAB.resolve(id + ".pcap")));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void secondPointChangesNothing(String id) throws IOException {
        CutCapture capture = CutCapture.of(LAB.resolve(id + ".pcap"));
        if (linkType(capture) != ETHERNET) {
            return;
        }
        Path one =
                capture.write(folder.resolve("one.pcap"), 0, capture.packets().size());
        List<Object> options = options(id);
        Map<String, List<Map<String, String>>> alone = tables(List.of(one), options);
        for (long micros : new long[] {0, 3_000, -45_000, 80_000}) {
            Path other = second(capture, micros, /* translated= */ false);
            assertThat(tables(List.of(one, other), options))
                    .as("second point " + micros + " us later")
                    .isEqualTo(alone);
        }
    }

    /** Of addresses and what is concluded from them the point behind the NAT has its own; of what happened it has not. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void pointBehindATranslationCountsTheSame(String id) throws IOException {
        CutCapture capture = CutCapture.of(LAB.resolve(id + ".pcap"));
        Path one =
                capture.write(folder.resolve("one.pcap"), 0, capture.packets().size());
        if (linkType(capture) != ETHERNET) {
            return;
        }
        Map<String, List<Map<String, String>>> alone = tables(List.of(one), List.of());
        for (long micros : new long[] {2_000, -2_000}) {
            Path other = second(capture, micros, /* translated= */ true);
            Map<String, List<Map<String, String>>> both = tables(List.of(one, other), List.of());
            for (String table : List.of("attempts.csv", "transactions.csv")) {
                assertThat(both.get(table))
                        .as(table + ", second point " + micros + " us later")
                        .extracting(SecondPointTest::counts)
                        .isEqualTo(alone.getOrDefault(table, List.of()).stream()
                                .map(SecondPointTest::counts)
                                .toList());
            }
        }
    }

    @Test
    void clocksThatDifferBySecondsAreFound() throws IOException {
        CutCapture capture = CutCapture.of(LAB.resolve("mixed-twenty-users.pcap"));
        Path one =
                capture.write(folder.resolve("one.pcap"), 0, capture.packets().size());
        Path other = second(capture, 2_500_000, /* translated= */ false);
        Path report = folder.resolve("report");
        Command.siptrail("audit", "-o", report, "--format", "csv", other, one);

        assertThat(Csv.read(report.resolve("findings.csv")).rows())
                .filteredOn(row -> row.containsValue("duplicate-packets") && row.containsValue("low"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .hasEntrySatisfying(
                                "explanation",
                                text -> assertThat(text).contains("another2500000.pcap:", "always 2.5 s earlier"))
                        .hasEntrySatisfying("remedy", text -> assertThat(text).contains("editcap -t -2.500")));
    }

    private static Map<String, String> counts(Map<String, String> row) {
        Map<String, String> cells = new TreeMap<>(row);
        cells.keySet().removeAll(Set.of("source", "destination", "registrar", "remedy", "confidence", "stale_listed"));
        return cells;
    }

    private static int linkType(CutCapture capture) {
        return ByteBuffer.wrap(capture.head()).order(ByteOrder.LITTLE_ENDIAN).getInt(20);
    }

    private Path second(CutCapture capture, long micros, boolean translated) throws IOException {
        byte[] head = capture.head().clone();
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putInt(20, LINUX_SLL);
        List<byte[]> packets = capture.packets().stream()
                .map(packet -> seen(packet, micros, translated))
                .toList();
        return new CutCapture(head, packets).write(folder.resolve("another" + micros + ".pcap"), 0, packets.size());
    }

    private static byte[] seen(byte[] packet, long micros, boolean translated) {
        ByteBuffer from = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        long time = from.getInt(0) * 1_000_000L + from.getInt(4) + micros;
        ByteBuffer to = ByteBuffer.allocate(packet.length + 2).order(ByteOrder.LITTLE_ENDIAN);
        to.putInt((int) (time / 1_000_000)).putInt((int) (time % 1_000_000));
        to.putInt(from.getInt(8) + 2).putInt(from.getInt(12) + 2);
        to.put(new byte[] {0, 0, 0, 1, 0, 6}).put(packet, RECORD_HEADER + 6, 6).putShort((short) 0);
        to.put(packet, RECORD_HEADER + 12, packet.length - RECORD_HEADER - 12);
        boolean tagged = from.getShort(RECORD_HEADER + 12) == VLAN;
        int ip = RECORD_HEADER + (tagged ? 20 : 16);
        if (packet.length >= RECORD_HEADER + 14 + 20) {
            int version = to.get(ip) >> 4;
            int ttl = ip + (version == 4 ? 8 : 7);
            to.put(ttl, (byte) (to.get(ttl) - 1));
            if (version == 4) {
                to.putShort(ip + 10, (short) 0);
                if (translated) {
                    translate(to, ip + 12);
                    translate(to, ip + 16);
                }
            }
        }
        return to.array();
    }

    /** The clients of the lab have numbers from 11 on. */
    private static void translate(ByteBuffer packet, int address) {
        if (packet.get(address) == 10 && packet.get(address + 3) > 10) {
            packet.put(address, (byte) 203).put(address + 1, (byte) 0).put(address + 2, (byte) 113);
        }
    }

    private Map<String, List<Map<String, String>>> tables(List<Path> files, List<Object> options) throws IOException {
        Path report = Files.createTempDirectory(folder, "report");
        List<Object> arguments = new ArrayList<>(List.of("audit", "-o", report, "--format", "csv"));
        arguments.addAll(files);
        arguments.addAll(options);
        Command run = Command.siptrail(arguments.toArray());
        assertThat(run.err()).isEmpty();
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        for (String table :
                List.of("attempts.csv", "transactions.csv", "bindings.csv", "findings.csv", "digests.csv")) {
            tables.put(
                    table,
                    Csv.read(report.resolve(table)).rows().stream()
                            .filter(row -> !row.containsValue("duplicate-packets"))
                            .map(SecondPointTest::common)
                            .toList());
        }
        return tables;
    }

    private static Map<String, String> common(Map<String, String> row) {
        Map<String, String> cells = new TreeMap<>(row);
        cells.keySet().removeAll(OF_THE_POINT);
        if (OF_FRAMES.contains(row.getOrDefault("finding", ""))) {
            cells.remove("count");
        }
        return cells;
    }

    private List<Object> options(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        List<Object> options = new ArrayList<>();
        if (truth.has("keylog")) {
            options.addAll(List.of("--keylog", LAB.resolve(truth.get("keylog").asText())));
        }
        List<String> lines = new ArrayList<>();
        truth.get("credentials").forEach(line -> lines.add(line.asText()));
        if (!lines.isEmpty()) {
            options.addAll(List.of("--credentials", Files.write(folder.resolve("credentials.txt"), lines)));
        }
        return options;
    }
}
