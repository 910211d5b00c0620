package io.siptrail.report.html;

import io.siptrail.analysis.Durations;
import io.siptrail.analysis.Leg;
import io.siptrail.analysis.Scope;
import io.siptrail.report.Milliseconds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long registrations took. */
final class TimingSection {

    private final Markup page;
    private final PageData data;
    private final Charts charts;

    TimingSection(Markup page, PageData data, Charts charts) {
        this.page = page;
        this.data = data;
        this.charts = charts;
    }

    void write() {
        HtmlReport.section(page, "timing", "Timing", () -> {
            charts.show("registration-times", "Registration times, from the first request to the last final response");
            charts.show("attempts-over-time", "Attempts over time by outcome");
            charts.show("outcomes", "Outcomes of all attempts");
            table("Times over all attempts, in milliseconds", Scope.ALL, "Over");
            table("Times by registrar, in milliseconds", Scope.REGISTRAR, "Registrar");
        });
    }

    private void table(String caption, Scope scope, String first) {
        List<Map.Entry<String, Map<Leg, Durations>>> names =
                new ArrayList<>(data.summary().timing().of(scope).entrySet());
        if (names.isEmpty()) {
            return;
        }
        Table table = new Table(
                page,
                caption,
                List.of(
                        Table.Column.text(first),
                        Table.Column.text("Leg"),
                        Table.Column.number("Count"),
                        Table.Column.number("p50"),
                        Table.Column.number("p90"),
                        Table.Column.number("p95"),
                        Table.Column.number("p99"),
                        Table.Column.number("Max")));
        for (Map.Entry<String, Map<Leg, Durations>> name :
                names.subList(0, Math.min(names.size(), data.limits().rows()))) {
            name.getValue().forEach((leg, durations) -> row(table, name.getKey(), leg, durations));
        }
        table.end();
        if (names.size() > data.limits().rows()) {
            page.element("p", "More names in timing.csv.", "class", "more");
        }
    }

    private static void row(Table table, String name, Leg leg, Durations durations) {
        table.row()
                .cell(name.isEmpty() ? "all attempts" : name)
                .cell(leg.label())
                .number(durations.count())
                .cell(Milliseconds.of(durations.p50()))
                .cell(Milliseconds.of(durations.p90()))
                .cell(Milliseconds.of(durations.p95()))
                .cell(Milliseconds.of(durations.p99()))
                .cell(Milliseconds.of(durations.max()))
                .endRow();
    }
}
