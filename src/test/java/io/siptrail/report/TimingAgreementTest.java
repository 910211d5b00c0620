package io.siptrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.bench.LoadGenerator;
import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import io.siptrail.testing.Needs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code timing.csv} says nothing that the rows of the attempts and transactions do not say: nearest rank over their cells. */
final class TimingAgreementTest {

    private static final Map<String, Integer> PERCENTILES =
            Map.of("p50_ms", 50, "p90_ms", 90, "p95_ms", 95, "p99_ms", 99);

    @TempDir
    private Path folder;

    private Path report = Path.of("");

    @BeforeEach
    void placeOfTheReport() {
        report = folder.resolve("report");
    }

    @Test
    void timingOfAGeneratedCaptureFollowsFromItsRows() throws IOException {
        Path capture = folder.resolve("capture.pcap");
        LoadGenerator.main(new String[] {"registrations", capture.toString(), "1000", "5"});

        assertAgreement(capture);
    }

    @Test
    void timingOfARealCaptureFollowsFromItsRows() throws IOException {
        assertAgreement(Needs.shared("lab-captures/36f-mixed-20-users.pcap"));
    }

    private void assertAgreement(Path capture) throws IOException {
        Command run = Command.siptrail("audit", capture, "-o", report, "--format", "csv,json");
        assertThat(run.exit()).as(run.err()).isZero();
        Map<List<String>, List<BigDecimal>> expected = durations();
        List<Map<String, String>> rows = Csv.read(report.resolve("timing.csv")).rows();

        assertThat(rows.stream().map(TimingAgreementTest::key)).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (Map<String, String> row : rows) {
            assertThat(row)
                    .as(row.toString())
                    .containsAllEntriesOf(statistics(expected.getOrDefault(key(row), List.of())));
        }
        assertSummaryAgrees(rows);
    }

    private void assertSummaryAgrees(List<Map<String, String>> rows) throws IOException {
        Json timing = Json.read(report.resolve("summary.json")).at("timing");
        for (Map<String, String> row : rows) {
            if ("all".equals(row.get("scope"))) {
                timing.at(row.getOrDefault("leg", ""))
                        .members()
                        .forEach((name, value) -> assertThat(row).containsEntry(name, value.text()));
            }
        }
    }

    private static List<String> key(Map<String, String> row) {
        return List.of(row.getOrDefault("scope", ""), row.getOrDefault("name", ""), row.getOrDefault("leg", ""));
    }

    private static Map<String, String> statistics(List<BigDecimal> durations) {
        List<BigDecimal> sorted = durations.stream().sorted().toList();
        Map<String, String> statistics = new HashMap<>();
        statistics.put("count", Integer.toString(sorted.size()));
        statistics.put("min_ms", sorted.get(0).toPlainString());
        statistics.put("max_ms", sorted.get(sorted.size() - 1).toPlainString());
        PERCENTILES.forEach((name, percent) -> {
            int rank = (percent * sorted.size() + 99) / 100;
            statistics.put(name, sorted.get(rank - 1).toPlainString());
        });
        return statistics;
    }

    /** Every duration in the rows, by scope, name and leg. */
    private Map<List<String>, List<BigDecimal>> durations() throws IOException {
        Map<List<String>, List<BigDecimal>> durations = new HashMap<>();
        Map<String, Map<String, String>> attempts = new TreeMap<>();
        for (Map<String, String> attempt :
                Csv.read(report.resolve("attempts.csv")).rows()) {
            attempts.put(attempt.getOrDefault("attempt", ""), attempt);
            for (String leg : List.of("challenge", "auth", "total")) {
                add(durations, attempt, leg, attempt.getOrDefault(leg + "_ms", ""));
            }
        }
        for (Map<String, String> transaction :
                Csv.read(report.resolve("transactions.csv")).rows()) {
            Map<String, String> attempt = attempts.getOrDefault(transaction.getOrDefault("attempt", ""), Map.of());
            add(durations, attempt, "response", transaction.getOrDefault("response_ms", ""));
        }
        return durations;
    }

    private static void add(
            Map<List<String>, List<BigDecimal>> durations, Map<String, String> attempt, String leg, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        String source = attempt.getOrDefault("source", "");
        String address = source.substring(0, source.lastIndexOf(':'));
        Map<String, String> names = Map.of(
                "all",
                "",
                "registrar",
                attempt.getOrDefault("registrar", ""),
                "user_agent",
                attempt.getOrDefault("user_agent", ""),
                "source",
                address);
        names.forEach((scope, name) -> durations
                .computeIfAbsent(List.of(scope, name, leg), none -> new ArrayList<>())
                .add(new BigDecimal(cell)));
    }
}
