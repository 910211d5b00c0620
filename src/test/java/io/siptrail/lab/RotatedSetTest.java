package io.siptrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.CutCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A capture that was rotated says what it says in one piece: every capture of the lab is cut, under names whose order is not that of
 * time, and every cell of every table has to stay, once its frames are numbered as in the whole.
 */
final class RotatedSetTest {

    private static final Path LAB = Path.of("captures/lab");
    private static final List<String> TABLES =
            List.of("attempts.csv", "transactions.csv", "bindings.csv", "findings.csv", "digests.csv", "timing.csv");
    private static final Pattern FRAME = Pattern.compile("part-(\\d+)\\.pcap:(\\d+)");

    @TempDir
    private Path folder;

    /** Not those that are sets already, nor one whose file holds its two interfaces one after the other, against time. */
    static Stream<String> scenarios() throws IOException {
        return LabTruthTest.scenarios()
                .filter(id -> !id.startsWith("rotated-") && !id.equals("pcapng-router-two-interfaces"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void setSaysWhatTheWholeSays(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        assertThat(truth.get("files")).hasSize(1);
        CutCapture capture = CutCapture.of(LAB.resolve(truth.get("files").get(0).asText()));
        List<Object> options = options(truth);
        Map<String, List<Map<String, String>>> whole = tables(
                List.of(capture.write(
                        folder.resolve("part-0.pcap"), 0, capture.packets().size())),
                options,
                Map.of());
        int parts = 2 + Math.floorMod(id.hashCode(), 6);
        assertThat(rotated(capture, cuts(capture, parts), options))
                .as(parts + " parts")
                .isEqualTo(whole);
    }

    /** Fragments, segments, TLS records and frames of WebSocket that one file begins and the next one ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "big-200-ipv4",
                "big-200-ipv6",
                "tcp-pieces-and-pipelines",
                "tls13-keylog",
                "tls13-secrets-in-pcapng",
                "websocket"
            })
    void wherePiecesAreJoinedTheCutDoesNotMatter(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        CutCapture capture = CutCapture.of(LAB.resolve(truth.get("files").get(0).asText()));
        List<Object> options = options(truth);
        int packets = capture.packets().size();
        Map<String, List<Map<String, String>>> whole =
                tables(List.of(capture.write(folder.resolve("part-0.pcap"), 0, packets)), options, Map.of());
        for (int cut = 1; cut < packets; cut++) {
            assertThat(rotated(capture, List.of(0, cut, packets), options))
                    .as("cut after " + cut)
                    .isEqualTo(whole);
        }
    }

    private static List<Integer> cuts(CutCapture capture, int parts) {
        int packets = capture.packets().size();
        return IntStream.rangeClosed(0, parts)
                .mapToObj(i -> packets * i / parts)
                .toList();
    }

    private Map<String, List<Map<String, String>>> rotated(CutCapture capture, List<Integer> cuts, List<Object> options)
            throws IOException {
        List<Path> files = new ArrayList<>();
        Map<String, Integer> offsets = new HashMap<>();
        int last = cuts.size() - 1;
        for (int i = 0; i < last; i++) {
            Path file = folder.resolve("part-" + (last - i) + ".pcap");
            files.add(capture.write(file, cuts.get(i), cuts.get(i + 1)));
            offsets.put(Integer.toString(last - i), cuts.get(i));
        }
        return tables(files, options, offsets);
    }

    private Map<String, List<Map<String, String>>> tables(
            List<Path> files, List<Object> options, Map<String, Integer> offsets) throws IOException {
        Path report = Files.createTempDirectory(folder, "report");
        List<Object> arguments = new ArrayList<>(List.of("audit", "-o", report, "--format", "csv"));
        arguments.addAll(files);
        arguments.addAll(options);
        Command run = Command.siptrail(arguments.toArray());
        assertThat(run.err()).isEmpty();
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        for (String table : TABLES) {
            List<Map<String, String>> rows = new ArrayList<>();
            Csv.read(report.resolve(table)).rows().forEach(row -> rows.add(renumbered(row, offsets)));
            tables.put(table, rows);
        }
        return tables;
    }

    private static Map<String, String> renumbered(Map<String, String> row, Map<String, Integer> offsets) {
        Map<String, String> cells = new TreeMap<>();
        String capture = row.getOrDefault("capture", "");
        row.forEach((column, cell) -> {
            boolean isNumber = column.equals("frame") || column.equals("final_frame");
            cells.put(column, whole(isNumber && cell.matches("\\d+") ? capture + ":" + cell : cell, offsets));
        });
        cells.remove("capture");
        return cells;
    }

    private static String whole(String cell, Map<String, Integer> offsets) {
        return FRAME.matcher(cell)
                .replaceAll(frame ->
                        "whole:" + (Integer.parseInt(frame.group(2)) + offsets.getOrDefault(frame.group(1), 0)));
    }

    private List<Object> options(JsonNode truth) throws IOException {
        List<Object> options = new ArrayList<>();
        if (truth.has("keylog")) {
            options.addAll(List.of("--keylog", LAB.resolve(truth.get("keylog").asText())));
        }
        if (!truth.get("credentials").isEmpty()) {
            List<String> lines = new ArrayList<>();
            truth.get("credentials").forEach(line -> lines.add(line.asText()));
            options.addAll(List.of("--credentials", Files.write(folder.resolve("credentials.txt"), lines)));
        }
        return options;
    }
}
