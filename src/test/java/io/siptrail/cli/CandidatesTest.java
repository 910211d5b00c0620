package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --candidates}: accounts whose password stands in a list. The seed trace's user 1000 has the password 1000. */
final class CandidatesTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");

    @TempDir
    private Path folder;

    @Test
    void accountWhosePasswordIsInTheListIsAFindingOfHighSeverityThatDoesNotShowIt() throws IOException {
        Path list = list("sommer", "1000", "hunter2");

        Command run = Command.siptrail("audit", SEED, "-o", folder.resolve("report"), "--candidates", list);

        assertThat(run.exit()).isZero();
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding)
                    .containsAllEntriesOf(Map.of(
                            "severity", "high",
                            "finding", "weak-password",
                            "confidence", "proven",
                            "subject", "sip:1000@192.168.1.88",
                            "frames", "kamailio-linphone.pcap:3",
                            "display_filter", "sip.Call-ID == \"209020667\""));
            assertThat(finding.get("explanation")).doesNotContain("it is");
        });
    }

    @Test
    void passwordIsShownOnlyWhenAskedFor() throws IOException {
        Command.siptrail("audit", SEED, "-o", folder.resolve("report"), "--candidates", list("1000"), "--reveal");

        assertThat(findings().get(0).get("explanation")).endsWith("; it is `1000`");
    }

    @Test
    void listWithoutThePasswordFindsNothing() throws IOException {
        Command run = Command.siptrail("audit", SEED, "-o", folder.resolve("report"), "--candidates", list("1001", ""));

        assertThat(run.exit()).isZero();
        assertThat(findings()).isEmpty();
    }

    @Test
    void findingMakesTheRunFailWhereThatWasAskedFor() throws IOException {
        Path list = list("1000");

        assertThat(audit(list, "--fail-on", "high").exit()).isEqualTo(1);
        assertThat(audit(list, "--fail-on", "info").exit()).isEqualTo(1);
        assertThat(audit(list("no"), "--fail-on", "high").exit()).isZero();
    }

    @Test
    void listThatCannotBeReadIsWrongUsageBeforeAnyWork() {
        Command run = audit(folder.resolve("missing.txt"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--candidates").contains("missing.txt").contains("cannot be read");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void revealWithoutAListIsWrongUsage() {
        Command run = Command.siptrail("audit", SEED, "--reveal");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--reveal needs --candidates");
    }

    private Command audit(Path list, String... more) {
        return Command.siptrail(Stream.concat(
                        Stream.of("audit", SEED, "-o", folder.resolve("report"), "--candidates", list), Stream.of(more))
                .toArray());
    }

    private Path list(String... lines) throws IOException {
        return Files.write(folder.resolve("candidates.txt"), List.of(lines));
    }

    private List<Map<String, String>> findings() throws IOException {
        return Csv.read(folder.resolve("report").resolve("findings.csv")).rows().stream()
                .filter(finding -> "weak-password".equals(finding.get("finding")))
                .toList();
    }
}
