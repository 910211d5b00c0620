package io.siptrail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit of a generated capture says exactly what was planted in it. */
final class PlantedTruthTest {

    @TempDir
    private Path folder;

    @Test
    void everyPlantedRegistrationIsFound() throws IOException {
        Path capture = folder.resolve("registrations.pcap");
        Json truth =
                Json.parse(LoadGenerator.registrations(capture, 20_000, 3261).json());

        Json counts = audit(capture);

        assertCounts(counts, truth);
        assertThat(counts.at("frames_not_sip").number())
                .isEqualTo(truth.at("keep_alive_packets").number());
    }

    @Test
    void everyPlantedRegistrationIsFoundAmongVoice() throws IOException {
        Path capture = folder.resolve("mixed.pcap");
        Json truth = Json.parse(LoadGenerator.mixed(capture, 50_000, 1).json());

        Json counts = audit(capture);

        assertCounts(counts, truth);
        assertThat(counts.at("frames_not_sip").number())
                .isEqualTo(truth.at("rtp_packets").number()
                        + truth.at("tcp_packets").number()
                        + truth.at("keep_alive_packets").number());
    }

    @Test
    void everyUserWhoRegistersOnceHasABinding() throws IOException {
        Path capture = folder.resolve("aors.pcap");
        Json truth = Json.parse(LoadGenerator.aors(capture, 5_000, 1).json());

        Json counts = audit(capture);

        assertCounts(counts, truth);
        assertThat(positive(counts.at("bindings_by_state")))
                .isEqualTo(Map.of("active", truth.at("bindings").number()));
    }

    @Test
    void rowsSayWhatTheSummarySays() throws IOException {
        Path capture = folder.resolve("registrations.pcap");
        Json truth = Json.parse(LoadGenerator.registrations(capture, 20_000, 7).json());
        audit(capture);

        Csv attempts = Csv.read(folder.resolve("report/attempts.csv"));
        Csv transactions = Csv.read(folder.resolve("report/transactions.csv"));

        assertThat(tally(attempts, "kind")).isEqualTo(truth.at("kinds").numbers());
        assertThat(tally(attempts, "outcome")).isEqualTo(truth.at("outcomes").numbers());
        assertThat(attempts.sum("transactions"))
                .isEqualTo(truth.at("transactions").number());
        assertThat(attempts.sum("retransmissions"))
                .isEqualTo(truth.at("retransmissions").number());
        assertThat(transactions.rows()).hasSize((int) truth.at("transactions").number());
        assertThat(transactions.sum("retransmissions"))
                .isEqualTo(truth.at("retransmissions").number());
        assertThat(transactions.sum("duplicates")).isZero();
        assertThat(attempts.column("start_time")).isSorted();
        Map<String, Long> finals = tally(transactions, "status");
        finals.remove("");
        assertThat(finals).isEqualTo(truth.at("responses").numbers());
    }

    /** The counts of the summary of an audit. */
    private Json audit(Path capture) throws IOException {
        Path report = folder.resolve("report");
        Command run = Command.siptrail("audit", capture, "-o", report, "--format", "csv,json");
        assertThat(run.exit()).as(run.err()).isZero();
        return Json.read(report.resolve("summary.json")).at("counts");
    }

    private static void assertCounts(Json counts, Json truth) {
        assertThat(counts.at("frames").number()).isEqualTo(truth.at("packets").number());
        assertThat(counts.at("frames_used").number())
                .isEqualTo(truth.at("sip_messages").number());
        assertThat(counts.at("frames_undecodable").members()).isEmpty();
        assertThat(counts.at("syntax_issues").members()).isEmpty();
        assertThat(counts.at("irregularities").members()).isEmpty();
        for (String same : new String[] {"sip_messages", "register_requests", "transactions", "attempts"}) {
            assertThat(counts.at(same).number())
                    .as(same)
                    .isEqualTo(truth.at(same).number());
        }
        assertThat(counts.at("register_retransmissions").number())
                .isEqualTo(truth.at("retransmissions").number());
        assertThat(counts.at("register_responses").numbers())
                .isEqualTo(truth.at("responses").numbers());
        assertThat(positive(counts.at("attempts_by_kind")))
                .isEqualTo(truth.at("kinds").numbers());
        assertThat(positive(counts.at("attempts_by_outcome")))
                .isEqualTo(truth.at("outcomes").numbers());
    }

    private static Map<String, Long> positive(Json numbers) {
        Map<String, Long> positive = new TreeMap<>(numbers.numbers());
        positive.values().removeIf(count -> count == 0);
        return positive;
    }

    private static Map<String, Long> tally(Csv csv, String column) {
        Map<String, Long> tally = new TreeMap<>();
        csv.column(column).forEach(cell -> tally.merge(cell, 1L, Long::sum));
        return tally;
    }
}
