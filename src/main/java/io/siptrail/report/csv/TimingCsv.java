package io.siptrail.report.csv;

import io.siptrail.analysis.Durations;
import io.siptrail.analysis.Leg;
import io.siptrail.analysis.Scope;
import io.siptrail.analysis.Timing;
import io.siptrail.report.Milliseconds;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code timing.csv}: one row per scope, name and leg of which a duration is known. */
final class TimingCsv {

    static final List<String> COLUMNS =
            List.of("scope", "name", "leg", "count", "min_ms", "p50_ms", "p90_ms", "p95_ms", "p99_ms", "max_ms");

    private TimingCsv() {}

    static void write(Timing timing, CsvFile csv) throws IOException {
        for (Scope scope : Scope.values()) {
            for (Map.Entry<String, Map<Leg, Durations>> name : timing.of(scope).entrySet()) {
                for (Map.Entry<Leg, Durations> leg : name.getValue().entrySet()) {
                    csv.cell(scope.label())
                            .text(name.getKey())
                            .cell(leg.getKey().label());
                    row(leg.getValue(), csv);
                }
            }
        }
    }

    private static void row(Durations durations, CsvFile csv) throws IOException {
        csv.number(durations.count()).cell(Milliseconds.of(durations.min()));
        csv.cell(Milliseconds.of(durations.p50()))
                .cell(Milliseconds.of(durations.p90()))
                .cell(Milliseconds.of(durations.p95()))
                .cell(Milliseconds.of(durations.p99()))
                .cell(Milliseconds.of(durations.max()))
                .endRow();
    }
}
