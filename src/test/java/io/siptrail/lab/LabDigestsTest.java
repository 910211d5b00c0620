package io.siptrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every credentials in {@code captures/lab} gets the verdict that Kamailio wrote into its log when it got them. Its return codes
 * (modules/auth/api.h) are 1 for right ones, -1 malformed or with another server's nonce, -2 a wrong response, -3 an unknown user,
 * -4 a nonce that is too old or whose count did not rise.
 */
final class LabDigestsTest {

    private static final Path LAB = Path.of("captures/lab");

    @TempDir
    private Path folder;

    /** One REGISTER, as both the server and the report name it. */
    private record Request(String callId, String cseq, String branch) {}

    static Stream<String> scenarios() throws IOException {
        return LabTruthTest.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void verdictsAreThoseOfTheServer(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        Path report = audit(truth);
        List<Map<String, String>> digests =
                Csv.read(report.resolve("digests.csv")).rows();
        Map<String, Request> requests = requests(report);
        Map<Request, Integer> codes = codes(truth);
        List<String> faults = new ArrayList<>();
        for (Map<String, String> row : digests) {
            Integer code = codes.get(requests.get(row.get("capture") + ":" + row.get("frame")));
            if (code != null && !agrees(code, row)) {
                faults.add("the server said " + code + " of " + row);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(tally(digests))
                .satisfies(found -> counted(truth.get("expected").get("digests"), found));
    }

    private static boolean agrees(int code, Map<String, String> row) {
        String verdict = row.getOrDefault("verdict", "");
        String expired = row.getOrDefault("nonce_expired", "");
        return switch (code) {
            case 1 -> verdict.equals("valid") && !expired.equals("yes");
            case -1 -> verdict.equals("malformed") || verdict.equals("valid");
            case -2 -> (verdict.equals("invalid") || isInCapitals(row)) && !expired.equals("yes");
            case -3 -> verdict.equals("no-password");
            case -4 -> verdict.equals("valid") && (isCounted(row) || !expired.equals("no"));
            default -> true;
        };
    }

    /** Right by its value; Kamailio compares the digits. */
    private static boolean isInCapitals(Map<String, String> row) {
        return row.getOrDefault("explanation", "").startsWith("the response has capital digits");
    }

    private static boolean isCounted(Map<String, String> row) {
        return !row.getOrDefault("nc", "").isEmpty();
    }

    /** All that was shown, and at least as many right and wrong as the server found; the rest it refused for another reason. */
    private static void counted(JsonNode wanted, Map<String, Long> found) {
        if (wanted.isNull()) {
            return;
        }
        long shown = 0;
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            shown += entry.getValue().asLong();
            if (!entry.getKey().equals("unjudged")) {
                assertThat(found.getOrDefault(entry.getKey(), 0L))
                        .as(entry.getKey())
                        .isGreaterThanOrEqualTo(entry.getValue().asLong());
            }
        }
        assertThat(found.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(shown);
    }

    private static Map<String, Long> tally(List<Map<String, String>> digests) {
        Map<String, Long> tally = new HashMap<>();
        digests.forEach(
                row -> tally.merge(isInCapitals(row) ? "invalid" : row.getOrDefault("verdict", ""), 1L, Long::sum));
        return tally;
    }

    private static Map<String, Request> requests(Path report) throws IOException {
        Map<String, Request> requests = new HashMap<>();
        for (Map<String, String> row :
                Csv.read(report.resolve("transactions.csv")).rows()) {
            requests.put(
                    row.get("capture") + ":" + row.get("frame"),
                    new Request(
                            row.getOrDefault("call_id", ""),
                            row.getOrDefault("cseq", ""),
                            row.getOrDefault("branch", "")));
        }
        return requests;
    }

    /** The first answer of the registrar itself to each request that showed credentials. */
    private static Map<Request, Integer> codes(JsonNode truth) {
        Map<Request, Integer> codes = new HashMap<>();
        for (JsonNode entry : truth.get("server_log")) {
            boolean shown = !entry.get("credentials").isEmpty()
                    && !entry.get("registrar").asText().equals("edge");
            if (shown && entry.get("auth_rc").isInt()) {
                codes.putIfAbsent(
                        new Request(
                                entry.get("call_id").asText(),
                                entry.get("cseq").asText(),
                                entry.get("branch").asText()),
                        entry.get("auth_rc").asInt());
            }
        }
        return codes;
    }

    private Path audit(JsonNode truth) throws IOException {
        List<String> secrets = new ArrayList<>();
        truth.get("credentials").forEach(line -> secrets.add(line.asText()));
        Path file = Files.write(folder.resolve("secrets.txt"), secrets);
        Path report = folder.resolve("report");
        List<Object> arguments =
                new ArrayList<>(List.of("audit", "-o", report, "--format", "csv", "--credentials", file));
        truth.get("files").forEach(name -> arguments.add(LAB.resolve(name.asText())));
        if (truth.has("keylog")) {
            arguments.addAll(List.of("--keylog", LAB.resolve(truth.get("keylog").asText())));
        }
        Command run = Command.siptrail(arguments.toArray());
        assertThat(run.exit()).as(run.err()).isIn(0, 4);
        return report;
    }
}
