package io.siptrail.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.registration.Outcome;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class ChartReportTest {

    private static final Set<ChartFormat> BOTH = EnumSet.allOf(ChartFormat.class);

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void threeChartsAreWrittenInBothFormats() throws IOException {
        write(SampleCharts.hour(), folder, BOTH);

        assertThat(names(folder))
                .containsExactly(
                        "attempts-over-time.png",
                        "attempts-over-time.svg",
                        "outcomes.png",
                        "outcomes.svg",
                        "registration-times.png",
                        "registration-times.svg");
        assertThat(warnings).isEmpty();
    }

    @Test
    void onlyTheFormatsThatWereAskedForAreWritten() throws IOException {
        write(SampleCharts.single(), folder, Set.of(ChartFormat.SVG));

        assertThat(names(folder)).containsExactly("attempts-over-time.svg", "outcomes.svg", "registration-times.svg");
    }

    @Test
    void noAttemptsGiveNoChartsAndNoFolder() throws IOException {
        Path charts = folder.resolve("charts");

        write(SampleResult.capture("2026-01-01T00:00:00Z", Duration.ofHours(1)), charts, BOTH);

        assertThat(charts).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    @Test
    void withoutAnyFinalResponseThereIsNoChartOfRegistrationTimes() throws IOException {
        SampleResult silent = SampleResult.capture("2026-01-01T00:00:00Z", Duration.ofHours(1))
                .silent(Outcome.UNANSWERED, Duration.ofMinutes(1));

        write(silent, folder, Set.of(ChartFormat.SVG));

        assertThat(names(folder)).containsExactly("attempts-over-time.svg", "outcomes.svg");
    }

    @Test
    void theSameResultGivesTheSameBytes() throws IOException {
        write(SampleCharts.hour(), folder.resolve("once"), BOTH);
        write(SampleCharts.hour(), folder.resolve("twice"), BOTH);

        for (String name : names(folder.resolve("once"))) {
            assertThat(folder.resolve("twice").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("once").resolve(name));
        }
    }

    @Test
    void registrationTimesAreMarkedAtMedianAndNinetyFifthPercentile() throws Exception {
        SampleResult result = SampleResult.capture("2026-01-01T00:00:00Z", Duration.ofMinutes(10));
        for (int i = 1; i <= 100; i++) {
            result.answered(Outcome.REGISTERED, Duration.ofSeconds(i), Duration.ofMillis(i));
        }

        write(result, folder, Set.of(ChartFormat.SVG));

        assertThat(texts("registration-times"))
                .contains(
                        "Registration time: first REGISTER to last final response (n = 100)",
                        "p50 50.0 ms",
                        "p95 95.0 ms",
                        "Attempts")
                .anyMatch(text -> text.startsWith("Total time (logarithmic scale"));
    }

    @Test
    void aSingleTimeIsBothPercentiles() throws Exception {
        write(SampleCharts.single(), folder, Set.of(ChartFormat.SVG));

        assertThat(texts("registration-times")).contains("p50 = p95 = 60.0 ms", "Total time (2 ms per bar)");
    }

    @Test
    void attemptsOverTimeNameTheOutcomesThatOccurAndTheDayInUtc() throws Exception {
        SampleResult result = SampleResult.capture("2026-01-01T10:00:00Z", Duration.ofHours(1))
                .answered(Outcome.REGISTERED, Duration.ofMinutes(5), Duration.ofMillis(40))
                .answered(Outcome.REGISTERED, Duration.ofMinutes(6), Duration.ofMillis(40))
                .silent(Outcome.UNANSWERED, Duration.ofMinutes(50));

        write(result, folder, Set.of(ChartFormat.SVG));

        assertThat(texts("attempts-over-time"))
                .contains(
                        "Attempts over time, by outcome (n = 3)",
                        "registered 2",
                        "unanswered 1",
                        "Attempts per min",
                        "UTC, 2026-01-01",
                        "10:30")
                .noneMatch(text -> text.startsWith("rejected"));
    }

    @Test
    void outcomesAreAllShownWithCountAndShare() throws Exception {
        SampleResult result = SampleResult.capture("2026-01-01T10:00:00Z", Duration.ofHours(1))
                .answered(Outcome.REGISTERED, Duration.ofMinutes(5), Duration.ofMillis(40))
                .answered(Outcome.REGISTERED, Duration.ofMinutes(6), Duration.ofMillis(40))
                .silent(Outcome.UNANSWERED, Duration.ofMinutes(50));

        write(result, folder, Set.of(ChartFormat.SVG));

        assertThat(texts("outcomes"))
                .containsSubsequence(
                        "registered",
                        "unregistered",
                        "queried",
                        "partial",
                        "pending",
                        "challenged",
                        "rejected",
                        "unanswered")
                .contains("2 (66.7 %)", "1 (33.3 %)", "0");
    }

    @Test
    void bindingsOfTheWorstAddressesOfRecordAreBars() throws Exception {
        write(SampleContacts.accumulated(), folder, Set.of(ChartFormat.SVG));

        assertThat(names(folder))
                .contains("bindings.svg", "contacts-over-time.svg", "contacts-per-aor.svg")
                .doesNotContain("refresh-fraction.svg");
        assertThat(texts("bindings"))
                .contains("sip:alice@example.com", "192.0.2.1:5060;line=0", "live 1", "stale 3")
                .noneMatch(text -> text.startsWith("sip:bob"));
        assertThat(texts("contacts-per-aor"))
                .contains("Contacts per address-of-record (n = 2)", "sip:alice@example.com", "sip:bob@example.com");
        assertThat(texts("contacts-over-time")).contains("Contacts over time (n = 5 bindings)", "stale, at most 3");
    }

    @Test
    void oneContactForEachAddressOfRecordNeedsNoBars() throws IOException {
        write(SampleContacts.plain(), folder, Set.of(ChartFormat.SVG));

        assertThat(names(folder))
                .containsExactly(
                        "attempts-over-time.svg", "contacts-over-time.svg", "outcomes.svg", "registration-times.svg");
    }

    @Test
    void idsOfAnSvgBeginWithItsNameSoThatOnePageCanHoldAll() throws Exception {
        write(SampleCharts.hour(), folder, Set.of(ChartFormat.SVG));

        for (String name : List.of("registration-times", "attempts-over-time", "outcomes")) {
            NodeList all = svg(name).getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                if (all.item(i).getAttributes().getNamedItem("id") != null) {
                    assertThat(all.item(i).getAttributes().getNamedItem("id").getNodeValue())
                            .startsWith(name);
                }
            }
        }
    }

    @Test
    void everyTextOfAnSvgAsksForTheCarriedFontFirst() throws Exception {
        write(SampleCharts.burst(), folder, Set.of(ChartFormat.SVG));

        for (String name : List.of("registration-times", "attempts-over-time", "outcomes")) {
            NodeList texts = svg(name).getElementsByTagName("text");
            assertThat(texts.getLength()).isPositive();
            for (int i = 0; i < texts.getLength(); i++) {
                assertThat(texts.item(i).getAttributes().getNamedItem("style").getNodeValue())
                        .contains("font-family: \"Liberation Sans\", Arial, Helvetica, sans-serif;");
            }
        }
    }

    @Test
    void pngIsTwiceTheSizeOfTheSvg() throws IOException {
        write(SampleCharts.single(), folder, BOTH);

        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("outcomes.png"))));
        assertThat(image.getWidth()).isEqualTo(1920);
        assertThat(image.getHeight()).isEqualTo(960);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
        assertThat(Files.readString(folder.resolve("outcomes.svg"))).contains("width='960' height='480'");
    }

    @Test
    void anAbsurdClockStillGivesCharts() throws Exception {
        SampleResult result = SampleResult.capture("1971-01-01T00:00:00Z", Duration.ofDays(100_000))
                .answered(Outcome.REGISTERED, Duration.ZERO, Duration.ZERO)
                .answered(Outcome.REGISTERED, Duration.ZERO, Duration.ofDays(90_000))
                .answered(Outcome.REJECTED, Duration.ofDays(100_000), Duration.ofMillis(1));

        write(result, folder, Set.of(ChartFormat.SVG));

        assertThat(texts("attempts-over-time")).contains("registered 2", "rejected 1");
        assertThat(texts("registration-times")).contains("p50 1.00 ms");
    }

    @Test
    void withoutAwtOneSentenceSaysSoAndNothingElseFails() throws Exception {
        leavesTheChartsOut("--limit-modules=java.base");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutAnyFontForAwtOneSentenceSaysSoAndNothingElseFails() throws Exception {
        leavesTheChartsOut("-Dsun.awt.fontconfig=");
    }

    /** Another Java, since AWT starts once: it must say one sentence and end well. */
    private void leavesTheChartsOut(String option) throws Exception {
        Path charts = folder.resolve("charts");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleCharts.class.getName(),
                        charts.toString(),
                        "single")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(said))
                .singleElement()
                .asString()
                .startsWith("The charts are left out, because Java cannot draw text here: ");
        assertThat(process.exitValue()).isZero();
        assertThat(charts).doesNotExist();
    }

    private void write(SampleContacts result, Path directory, Set<ChartFormat> formats) throws IOException {
        result.accept(new ChartReport(ChartStart.begin(), directory, formats, warnings::add));
    }

    private void write(SampleResult result, Path directory, Set<ChartFormat> formats) throws IOException {
        result.accept(new ChartReport(ChartStart.begin(), directory, formats, warnings::add));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Document svg(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(folder.resolve(name + ".svg").toFile());
    }

    private List<String> texts(String name) throws Exception {
        List<String> found = new ArrayList<>();
        NodeList texts = svg(name).getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            found.add(texts.item(i).getTextContent());
        }
        return found;
    }
}
