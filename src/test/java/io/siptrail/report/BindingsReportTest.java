package io.siptrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample capture lists eight contacts of one phone, and every output has to say what became of them. */
final class BindingsReportTest {

    private static final String SEED = "captures/kamailio-linphone.pcap";
    private static final String OWN = "line=dd5b69438e00ed2";

    @TempDir
    private Path folder;

    private Path report(String... further) {
        Path report = folder.resolve("report");
        Command run = Command.siptrail("audit", SEED, "-o", report, "--format", String.join(",", further));
        assertThat(run.exit()).as(run.err()).isZero();
        return report;
    }

    private List<Map<String, String>> bindings() throws IOException {
        return Csv.read(report("csv").resolve("bindings.csv")).rows();
    }

    @Test
    void eightBindingsAreActiveAndSevenOfThemStale() throws IOException {
        assertThat(bindings())
                .hasSize(8)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("aor", "sip:1000@192.168.1.88")
                        .containsEntry("registrar", "192.168.1.88:5060")
                        .containsEntry("state", "active")
                        .containsEntry("frames", "kamailio-linphone.pcap:4"));
        assertThat(bindings())
                .filteredOn(row -> !row.getOrDefault("contact", "").contains(OWN))
                .hasSize(7)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("basis", "listed")
                        .containsEntry("stale", "yes")
                        .containsEntry("stale_reason", "superseded")
                        .containsEntry("confidence", "possible")
                        .containsEntry("times", "inferred")
                        .containsEntry("user_agent", "")
                        .containsEntry("source", ""));
    }

    @Test
    void theContactThatWasJustRegisteredIsLive() throws IOException {
        assertThat(bindings())
                .filteredOn(row -> row.getOrDefault("contact", "").contains(OWN))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("basis", "granted")
                        .containsEntry("stale", "no")
                        .containsEntry("stale_reason", "")
                        .containsEntry("confidence", "")
                        .containsEntry("times", "seen")
                        .containsEntry("user_agent", "LinphoneAndroid/2.2.1 (eXosip2/3.6.0)")
                        .containsEntry("source", "192.168.1.119:26023")
                        .containsEntry("refreshes", "0")
                        .containsEntry("expires_granted", "3600")
                        .containsEntry("expires_at", "2013-06-28T03:57:26.060000Z"));
    }

    /** The 200 came at 02:57:26.060; 3,600 s less what remains of each contact had passed since its last refresh. */
    @Test
    void timesBeforeTheCaptureAreReckonedFromWhatRemains() throws IOException {
        Instant answer = Instant.parse("2013-06-28T02:57:26.060Z");

        assertThat(bindings())
                .extracting(row -> answer.getEpochSecond()
                        - Instant.parse(row.getOrDefault("last_refresh", "")).getEpochSecond())
                .containsExactlyInAnyOrder(1073L, 539L, 539L, 513L, 513L, 487L, 487L, 0L);
    }

    @Test
    void attemptSaysHowManyOfTheContactsAreStale() throws IOException {
        Csv attempts = Csv.read(report("csv").resolve("attempts.csv"));

        assertThat(attempts.column("contacts_listed")).containsExactly("8");
        assertThat(attempts.column("stale_listed")).containsExactly("7");
    }

    @Test
    void contactsThatPileUpAreFoundOnce() throws IOException {
        assertThat(Csv.read(report("csv").resolve("findings.csv")).rows())
                .filteredOn(row -> "contact-accumulation".equals(row.get("finding")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row)
                            .containsEntry("severity", "medium")
                            .containsEntry("subject", "sip:1000@192.168.1.88")
                            .containsEntry("count", "8")
                            .containsEntry("first_time", "2013-06-28T02:39:33.060000Z")
                            .containsEntry(
                                    "display_filter",
                                    "sip.CSeq.method == \"REGISTER\" && sip.to.user == \"1000\""
                                            + " && lower(sip.to.host) == \"192.168.1.88\"");
                    assertThat(row.get("explanation"))
                            .contains("8 contacts at once", "1073, 539, 539, 513, 513, 487, 487, 0 s");
                });
    }

    @Test
    void summaryCountsBindingsByStateAndStaleOnesByReason() throws IOException {
        Json counts = Json.read(report("json").resolve("summary.json")).at("counts");

        assertThat(counts.at("bindings").number()).isEqualTo(8);
        assertThat(counts.at("bindings_by_state").numbers())
                .isEqualTo(Map.of("active", 8L, "expired", 0L, "removed", 0L, "replaced", 0L));
        assertThat(counts.at("stale").number()).isEqualTo(7);
        assertThat(counts.at("stale_by_reason").numbers())
                .isEqualTo(Map.of(
                        "superseded",
                        7L,
                        "unreachable",
                        0L,
                        "unrefreshed",
                        0L,
                        "expired",
                        0L,
                        "connection-closed",
                        0L));
    }

    @Test
    void terminalSaysItInOneLine() {
        Command run = Command.siptrail("audit", SEED, "-o", folder.resolve("report"), "--format", "csv");

        assertThat(run.out()).contains("8 bindings: active 8; stale 7");
    }

    @Test
    void chartsOfContactsAreDrawn() throws IOException {
        Path charts = report("svg").resolve("charts");

        assertThat(Files.readString(charts.resolve("bindings.svg")))
                .contains("192.168.1.119:60586;line=5711272990db3dd", "live 1", "stale 7");
        assertThat(Files.readString(charts.resolve("contacts-per-aor.svg"))).contains("sip:1000@192.168.1.88");
        assertThat(Files.readString(charts.resolve("contacts-over-time.svg"))).contains("(n = 8 bindings)");
        assertThat(charts.resolve("refresh-fraction.svg")).doesNotExist();
    }

    @Test
    void textOfTheWireIsHarmlessInEveryOutput() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        String phone = "192.0.2.1:5060";
        String registrar = "198.51.100.1:5060";
        String common = """
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
                From: <sip:al<b>"&ice@example.com>;tag=a
                To: <sip:%22%3cscript%3e&@example.com>
                Call-ID: c
                CSeq: 1 REGISTER
                """;
        capture.sip(
                phone,
                registrar,
                "REGISTER sip:example.com SIP/2.0\n" + common
                        + "Contact: <sip:a@192.0.2.1:5060>\nUser-Agent: =cmd()!A0\nContent-Length: 0\n\n");
        capture.sip(
                registrar,
                phone,
                "SIP/2.0 200 OK\n" + common
                        + "Contact: <sip:a@192.0.2.1:5060>;expires=60\n"
                        + "Contact: <sip:%3c/text%3e&\"<script>@192.0.2.2:5060>;expires=33;+sip.instance=\"=1+1\"\n"
                        + "Content-Length: 0\n\n");
        Path report = folder.resolve("report");

        Command run = Command.siptrail(
                "audit", capture.write(folder.resolve("hostile.pcap")), "-o", report, "--format", "csv,svg");

        assertThat(run.exit()).as(run.err()).isZero();
        for (Map<String, String> row : Csv.read(report.resolve("bindings.csv")).rows()) {
            assertThat(row.values()).noneMatch(cell -> cell.matches("(?s)[=+@-].*|.*\\p{Cntrl}.*"));
        }
        assertThat(Files.readString(report.resolve("charts/bindings.svg"))).doesNotContain("<script>");
    }
}
