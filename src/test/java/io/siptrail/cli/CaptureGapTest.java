package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.CutCapture;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the time between two files of a set, and of what may have happened in it. */
final class CaptureGapTest {

    private static final String REGISTRAR = "10.0.0.200:5060";
    private static final int PHONES = 20;
    private static final Path LAB = Path.of("captures/lab");

    @TempDir
    private Path folder;

    /** One minute of phones that register every minute for 90 seconds, one after the other. */
    private static UdpCapture minute(UdpCapture capture, int number) {
        for (int phone = 1; phone <= PHONES; phone++) {
            register(capture, phone, number).afterMillis(60_000 / PHONES - 20);
        }
        return capture;
    }

    private static UdpCapture register(UdpCapture capture, int phone, int cseq) {
        ask(capture, phone, cseq).afterMillis(20);
        return answer(capture, phone, cseq);
    }

    private static UdpCapture ask(UdpCapture capture, int phone, int cseq) {
        return capture.sip(
                address(phone),
                REGISTRAR,
                "REGISTER sip:example.org SIP/2.0\n" + head(phone, cseq) + "Contact: <sip:" + phone + "@"
                        + address(phone) + ">;expires=90\nContent-Length: 0\n\n");
    }

    private static UdpCapture answer(UdpCapture capture, int phone, int cseq) {
        return capture.sip(
                REGISTRAR,
                address(phone),
                "SIP/2.0 200 OK\n" + head(phone, cseq) + "Contact: <sip:" + phone + "@" + address(phone)
                        + ">;expires=90\nContent-Length: 0\n\n");
    }

    private static String head(int phone, int cseq) {
        return "Via: SIP/2.0/UDP " + address(phone) + ";branch=z9hG4bK" + phone + "-" + cseq + "\nFrom: <sip:" + phone
                + "@example.org>;tag=1\nTo: <sip:" + phone + "@example.org>\nCall-ID: call-" + phone + "\nCSeq: "
                + cseq + " REGISTER\n";
    }

    private static String address(int phone) {
        return "10.0.0." + phone + ":5060";
    }

    private static List<UdpCapture> minutes(int count) {
        List<UdpCapture> files = new ArrayList<>();
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        for (int i = 1; i <= count; i++) {
            capture = i == 1 ? capture : capture.next();
            files.add(minute(capture, i));
        }
        return files;
    }

    private List<Map<String, String>> gaps(List<Path> files) throws IOException {
        return findings(files).stream()
                .filter(row -> row.containsValue("capture-gap"))
                .toList();
    }

    private List<Map<String, String>> findings(List<Path> files) throws IOException {
        return audit(files, "findings.csv");
    }

    private List<Map<String, String>> audit(List<Path> files, String table) throws IOException {
        Path report = Files.createTempDirectory(folder, "report");
        List<Object> arguments = new ArrayList<>(List.of("audit", "-o", report, "--format", "csv,json"));
        arguments.addAll(files);
        Command run = Command.siptrail(arguments.toArray());
        assertThat(run.err()).isEmpty();
        return Csv.read(report.resolve(table)).rows();
    }

    /** Writes all files but some under names that end in their number. */
    private List<Path> written(List<UdpCapture> files, String pattern, int... missing) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (int i = 1; i <= files.size(); i++) {
            int number = i;
            if (Arrays.stream(missing).noneMatch(lost -> lost == number)) {
                paths.add(files.get(i - 1).write(folder.resolve(pattern.replace("#", Integer.toString(i)))));
            }
        }
        return paths;
    }

    @Test
    void wholeSetHasNoGap() throws IOException {
        assertThat(findings(written(minutes(5), "sip_0000#_2026010100000#.pcap")))
                .noneMatch(row -> row.containsValue("capture-gap") || row.containsValue("binding-expired"));
    }

    @Test
    void missingFileIsToldByItsNumberTheSilenceAndTheCountOfTheClients() throws IOException {
        List<Path> files = written(minutes(6), "sip_0000#_2026010100000#.pcap", 4);

        assertThat(gaps(files))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("severity", "low")
                        .containsEntry("confidence", "likely")
                        .containsEntry("first_time", "2026-01-01T00:02:57.020000Z")
                        .hasEntrySatisfying(
                                "explanation",
                                text -> assertThat(text)
                                        .contains("sip_00003_20260101000003.pcap:40", "sip_00005_20260101000005.pcap:1")
                                        .contains("files between the two are missing (1)")
                                        .contains("nothing pauses for more than 3.0 s")
                                        .contains("CSeq) that are not in the capture (20)")));
    }

    @Test
    void whatARefreshInTheGapWouldHavePreventedIsNotClaimed() throws IOException {
        List<Path> files = written(minutes(6), "sip-#.pcap", 4);

        assertThat(findings(files))
                .extracting(row -> row.get("finding"))
                .doesNotContain("binding-expired", "refresh-late", "refresh-on-requested-expiry", "stale-contact");
    }

    @Test
    void filesWithoutNumbersAreToldByTheSilenceAlone() throws IOException {
        List<UdpCapture> files = minutes(4);
        Path one = files.get(0).write(folder.resolve("one.pcap"));
        Path other = files.get(1).write(folder.resolve("other.pcap"));
        Path last = files.get(3).write(folder.resolve("last.pcap"));

        assertThat(gaps(List.of(last, other, one)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .hasEntrySatisfying(
                                "explanation",
                                text -> assertThat(text)
                                        .contains("nothing pauses")
                                        .doesNotContain("numbers")));
    }

    @Test
    void pausesOfAQuietCaptureAreNone() throws IOException {
        List<UdpCapture> files = new ArrayList<>();
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        for (int i = 1; i <= 6; i++) {
            files.add(register(capture, 1, i));
            capture = capture.next().after(Duration.ofMinutes(29).plusSeconds(i * 7L));
        }

        assertThat(gaps(written(files, "sip-#.pcap"))).isEmpty();
    }

    @Test
    void silenceWithinOneFileIsNone() throws IOException {
        UdpCapture capture = minute(UdpCapture.at("2026-01-01T00:00:00Z"), 1).after(Duration.ofHours(5));

        assertThat(gaps(List.of(minute(capture, 2).write(folder.resolve("sip.pcap")))))
                .isEmpty();
    }

    @Test
    void capturesADayApartAreTwoAndNoFault() throws IOException {
        UdpCapture monday = minute(UdpCapture.at("2026-01-05T08:00:00Z"), 1);
        UdpCapture tuesday = minute(UdpCapture.at("2026-01-06T08:00:00Z"), 2);
        List<Path> files =
                List.of(monday.write(folder.resolve("monday.pcap")), tuesday.write(folder.resolve("tuesday.pcap")));

        assertThat(gaps(files))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("severity", "info")
                        .containsEntry("confidence", "possible")
                        .hasEntrySatisfying(
                                "explanation", text -> assertThat(text).contains("another began")));
    }

    @Test
    void filesThatAnotherOneBridgesHaveNoGap() throws IOException {
        List<UdpCapture> files = minutes(4);
        UdpCapture elsewhere = UdpCapture.at("2026-01-01T00:00:30Z");
        for (int i = 0; i < 160; i++) {
            elsewhere
                    .packet("10.9.9.9:4000", "10.9.9.8:4000", new byte[] {1, 2, 3})
                    .afterMillis(1_000);
        }
        List<Path> paths = new ArrayList<>(written(files, "sip-#.pcap", 2, 3));
        paths.add(elsewhere.write(folder.resolve("elsewhere.pcap")));

        assertThat(gaps(paths)).isEmpty();
    }

    @Test
    void silenceIntoAGapIsNoAnswerAtMostPossibly() throws IOException {
        List<UdpCapture> files = minutes(5);
        ask(files.get(1), 77, 1);

        Map<String, String> attempt = audit(written(files, "sip-#.pcap", 3), "attempts.csv").stream()
                .filter(row -> row.containsValue("sip:77@example.org"))
                .findFirst()
                .orElseThrow();

        assertThat(attempt)
                .containsEntry("cause", "no-answer")
                .containsEntry("confidence", "possible")
                .hasEntrySatisfying("explanation", text -> assertThat(text).contains("may have come then"));
    }

    @Test
    void silenceWithinFilesIsNoAnswerAsEver() throws IOException {
        List<UdpCapture> files = minutes(5);
        ask(files.get(1), 77, 1);

        assertThat(audit(written(files, "sip-#.pcap"), "attempts.csv"))
                .filteredOn(row -> row.containsValue("sip:77@example.org"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("confidence", "likely"));
    }

    @Test
    void answersToWhatNobodyAskedShowThatRequestsAreMissing() throws IOException {
        UdpCapture first = register(UdpCapture.at("2026-01-01T00:00:00Z"), 1, 1).afterMillis(2_000);
        UdpCapture second = first.next().afterMillis(1_500);
        answer(second, 2, 9);

        assertThat(gaps(written(List.of(first, second), "#.pcap")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("confidence", "likely")
                        .hasEntrySatisfying(
                                "explanation", text -> assertThat(text).contains("responses after it answer")));
    }

    @Test
    void sendingThatIsMissingFromTheLadderProvesTheGap() throws IOException {
        CutCapture capture = CutCapture.of(LAB.resolve("silent-drop-timer-f-baresip.pcap"));
        int packets = capture.packets().size();
        int found = 0;
        for (int lost = 1; lost < packets - 1; lost++) {
            Path before = capture.write(folder.resolve("a.pcap"), 0, lost);
            Path after = capture.write(folder.resolve("b.pcap"), lost + 1, packets);
            found += gaps(List.of(before, after)).stream().anyMatch(row -> row.containsValue("proven")) ? 1 : 0;
        }

        assertThat(found).as("of " + packets).isGreaterThan(2);
    }

    @Test
    void missingSegmentsProveTheGap() throws IOException {
        CutCapture capture = CutCapture.of(LAB.resolve("normal-linphone-tcp.pcap"));
        int packets = capture.packets().size();
        int found = 0;
        for (int lost = 1; lost + 3 < packets; lost++) {
            Path before = capture.write(folder.resolve("a.pcap"), 0, lost);
            Path after = capture.write(folder.resolve("b.pcap"), lost + 2, packets);
            found += gaps(List.of(before, after)).stream().anyMatch(row -> row.containsValue("proven")) ? 1 : 0;
        }

        assertThat(found).as("of " + packets).isPositive();
    }
}
