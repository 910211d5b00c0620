package io.siptrail.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import io.siptrail.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Captures of a lab in which it was written down what was done. Of every scenario the transactions, retransmissions,
 * attempts and outcomes have to be the true ones.
 */
final class LabScenariosTest {

    private static final String FOLDER = "lab-captures";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> scenarioIsToldAsItWas() throws IOException {
        return scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        id(scenario) + " " + scenario.at("name").text(),
                        () -> assertThat(faults(scenario)).isEmpty()));
    }

    private static List<Json> scenarios() throws IOException {
        return Json.read(Needs.shared(FOLDER + "/expected.json")).elements();
    }

    private static String id(Json scenario) {
        return scenario.at("id").text();
    }

    /** What an audit of the scenario's files says otherwise than it was. */
    private List<String> faults(Json scenario) throws IOException {
        Path report = folder.resolve(id(scenario));
        List<Object> arguments = new ArrayList<>(List.of("audit", "-o", report, "--format", "csv"));
        for (String file : scenario.at("files").texts()) {
            arguments.add(Needs.shared(FOLDER).resolve(file));
        }
        Command run = Command.siptrail(arguments.toArray());
        assertThat(run.exit()).as(run.err()).isIn(0, 4);
        Csv attempts = Csv.read(report.resolve("attempts.csv"));
        Csv transactions = Csv.read(report.resolve("transactions.csv"));
        List<String> faults = new ArrayList<>();
        count(scenario, "transactions", transactions.rows().size(), faults);
        count(scenario, "retransmissions", transactions.sum("retransmissions"), faults);
        count(scenario, "attempts", attempts.rows().size(), faults);
        outcomes(scenario, attempts, faults);
        granted(scenario, attempts, faults);
        return faults;
    }

    private static void count(Json scenario, String name, long found, List<String> faults) {
        if (scenario.has(name)
                && !scenario.at(name).text().equals("null")
                && scenario.at(name).number() != found) {
            faults.add(name + " " + found + ", truth " + scenario.at(name));
        }
    }

    private static void outcomes(Json scenario, Csv attempts, List<String> faults) {
        scenario.at("outcomes").numbers().forEach((outcome, least) -> {
            long found =
                    attempts.column("outcome").stream().filter(outcome::equals).count();
            if (found < least) {
                faults.add(outcome + " " + found + ", truth at least " + least);
            }
        });
        for (Json failure : scenario.at("fail").elements()) {
            String aor = failure.at("aor").text();
            List<String> outcomes = failure.at("outcomes").texts();
            if (attempts.rows().stream()
                    .noneMatch(row -> row.getOrDefault("aor", "").contains(aor)
                            && outcomes.contains(row.getOrDefault("outcome", "")))) {
                faults.add("no attempt of " + aor + " is " + outcomes);
            }
        }
    }

    private static void granted(Json scenario, Csv attempts, List<String> faults) {
        if (!scenario.has("granted")) {
            return;
        }
        for (Map<String, String> row : attempts.rows()) {
            if ("registered".equals(row.get("outcome"))
                    && !scenario.at("granted").text().equals(row.get("expires_granted"))) {
                faults.add("granted " + row.get("expires_granted") + ", truth " + scenario.at("granted"));
            }
        }
    }
}
