package io.siptrail.trace;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.RawTime;
import io.siptrail.net.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts of many programs, each beside the capture of the very packets that it shows: NAME.FORMAT.txt and NAME.pcap.
 * ngrep, sngrep, tcpdump, tshark, Kamailio, baresip, linphonec and SIPp wrote theirs themselves; the others are written in
 * the style of their programs.
 */
final class TraceSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/io/siptrail/trace/samples");

    /** How a text says the times. */
    private enum Time {
        NONE,
        /** As captured, to the microsecond. */
        EXACT,
        /** As captured, but on 1970-01-01. */
        TIME_OF_DAY,
        /** To the millisecond or second, by the clock of the program, in that year. */
        NEAR,
        NEAR_WITHOUT_YEAR,
        NEAR_TIME_OF_DAY
    }

    /**
     * What is known of a kind of sample.
     *
     * @param format as it is to be recognised
     * @param requestsOnly whether the program shows no responses
     * @param addresses whether each address must be the captured one; otherwise it may be one that stands for a name
     */
    private record Kind(String format, Time time, boolean requestsOnly, boolean addresses) {}

    private static Map.Entry<String, Kind> kind(String name, String format, Time time, boolean addresses) {
        return entry(name, new Kind("text, " + format, time, false, addresses));
    }

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.ofEntries(
            kind("ngrep-byline-quiet", "ngrep", Time.NONE, true),
            kind("ngrep-byline-times", "ngrep", Time.EXACT, true),
            kind("ngrep-single", "ngrep", Time.NONE, true),
            kind("ngrep-normal", "ngrep", Time.NONE, true),
            kind("tcpdump-A", "tcpdump", Time.TIME_OF_DAY, true),
            kind("tcpdump-Avv", "tcpdump", Time.EXACT, true),
            kind("sngrep", "sngrep", Time.EXACT, true),
            kind("tshark-V", "Wireshark", Time.EXACT, true),
            kind("sipdump", "Kamailio", Time.NEAR, true),
            kind("baresip", "baresip", Time.NONE, true),
            kind("linphone", "belle-sip", Time.NEAR, true),
            kind("linphone-logcat", "belle-sip", Time.NEAR_WITHOUT_YEAR, true),
            kind("linphone-android", "belle-sip", Time.NONE, true),
            kind("sipp", "SIPp", Time.NEAR, false),
            kind("asterisk-sip", "Asterisk sip debug", Time.NONE, false),
            kind("asterisk-sip-log", "Asterisk sip debug", Time.NEAR_WITHOUT_YEAR, false),
            kind("asterisk-pjsip", "Asterisk pjsip logger", Time.NONE, false),
            kind("sofia", "Sofia siptrace", Time.TIME_OF_DAY, true),
            kind("freeswitch", "Sofia siptrace", Time.TIME_OF_DAY, true),
            kind("pjsip", "PJSIP", Time.NEAR_TIME_OF_DAY, true),
            kind("cisco", "Cisco ccsip", Time.NEAR_WITHOUT_YEAR, false),
            kind("cisco-year", "Cisco ccsip", Time.NEAR, false),
            kind("opensips-syslog", "OpenSIPS", Time.EXACT, false),
            kind("opensips-json", "OpenSIPS", Time.EXACT, true),
            kind("bare-prose", "bare messages", Time.NONE, false),
            kind("bare-quoted", "bare messages", Time.NONE, false),
            kind("bare-tight", "bare messages", Time.NONE, false),
            kind("bare-spaced", "bare messages", Time.NONE, false),
            entry("kamailio-log", new Kind("text, Kamailio", Time.NONE, true, false)),
            entry("opensips", new Kind("text, OpenSIPS", Time.NEAR_WITHOUT_YEAR, true, false))));

    private static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    private static Kind kind(Path sample) {
        String name = sample.getFileName().toString();
        return Objects.requireNonNull(KINDS.get(name.substring(name.indexOf('.') + 1, name.length() - 4)), name);
    }

    private static List<Received> truth(Path sample) {
        String name = sample.getFileName().toString();
        return Received.of(SAMPLES.resolve(name.substring(0, name.indexOf('.')) + ".pcap"))
                .messages();
    }

    @TestFactory
    Stream<DynamicTest> everyMessageIsFoundAsItWasOnTheWire() throws IOException {
        return samples()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getFileName().toString(),
                        () -> holds(kind(sample), Received.of(sample), truth(sample))));
    }

    private static void holds(Kind kind, Received.Input found, List<Received> captured) {
        List<Received> expected = captured.stream()
                .filter(message -> !kind.requestsOnly || !message.text().startsWith("SIP/2.0"))
                .toList();
        assertThat(found.messages().stream().map(Received::text))
                .containsExactlyElementsOf(expected.stream().map(Received::text).toList());
        assertThat(found.format()).isEqualTo(kind.format);
        for (int i = 0; i < expected.size(); i++) {
            Received message = found.messages().get(i);
            assertThat(message.number()).isEqualTo(i + 1);
            assertEnd(kind, message.source(), expected.get(i).source());
            assertEnd(kind, message.destination(), expected.get(i).destination());
            assertTime(kind.time, message.timeNanos(), expected.get(i).timeNanos());
        }
    }

    private static void assertEnd(Kind kind, Endpoint found, Endpoint captured) {
        if (kind.addresses || !found.toString().matches("0\\.0\\.0\\.1:5060|\\[100::1\\]:5060")) {
            assertThat(found).isEqualTo(captured);
        } else {
            assertThat(captured.port()).isEqualTo(5060);
        }
    }

    private static void assertTime(Time kind, long found, long captured) {
        LocalDateTime time = utc(captured);
        switch (kind) {
            case NONE -> assertThat(found).isEqualTo(RawTime.UNKNOWN);
            case EXACT -> assertThat(utc(found)).isEqualTo(time);
            case TIME_OF_DAY -> assertThat(utc(found)).isEqualTo(onFirstDay(time));
            case NEAR -> assertNear(found, time);
            case NEAR_WITHOUT_YEAR -> assertNear(found, time.withYear(1970));
            case NEAR_TIME_OF_DAY -> assertNear(found, onFirstDay(time));
        }
    }

    private static LocalDateTime onFirstDay(LocalDateTime time) {
        return time.withYear(1970).withDayOfYear(1);
    }

    private static void assertNear(long found, LocalDateTime expected) {
        assertThat(utc(found)).isBetween(expected.minusSeconds(1), expected.plusSeconds(1));
    }

    private static LocalDateTime utc(long nanos) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), (int) Math.floorMod(nanos, 1_000_000_000L), ZoneOffset.UTC);
    }

    @Test
    void everyFormatHasThreeSamples() throws IOException {
        Map<String, Long> samples =
                samples().collect(Collectors.groupingBy(sample -> kind(sample).format, Collectors.counting()));

        assertThat(samples)
                .hasSize(15)
                .allSatisfy((format, count) -> assertThat(count).as(format).isGreaterThanOrEqualTo(3));
    }
}
