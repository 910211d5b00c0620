package io.siptrail.report.html;

import io.siptrail.report.Seconds;
import java.util.List;
import java.util.Map;

/** What credentials were shown and what the arithmetic says of them. */
final class Digests {

    private final Markup page;
    private final PageData data;

    Digests(Markup page, PageData data) {
        this.page = page;
        this.data = data;
    }

    void write() {
        Map<String, Long> digests = data.digests();
        if (digests.isEmpty()) {
            return;
        }
        HtmlReport.section(page, "digests", "Digest audit", () -> {
            Table table = new Table(
                    page,
                    "Credentials by algorithm, quality of protection and verdict",
                    List.of(
                            Table.Column.text("Algorithm"),
                            Table.Column.text("qop"),
                            Table.Column.text("Verdict"),
                            Table.Column.number("Credentials")));
            digests.forEach((key, count) -> {
                String[] parts = key.split("\n", -1);
                table.row()
                        .cell(parts[0])
                        .cell(parts[1])
                        .cell(parts[2])
                        .number(count)
                        .endRow();
            });
            table.end();
            nonces();
            page.element("p", "Each of them stands in digests.csv. Secrets are shown nowhere.");
        });
    }

    private void nonces() {
        if (data.nonces().isEmpty()) {
            return;
        }
        Table table = new Table(
                page,
                "Age of nonces when they were used, where they tell their time",
                List.of(
                        Table.Column.text("Registrar"),
                        Table.Column.number("Credentials"),
                        Table.Column.number("Lifetime, s"),
                        Table.Column.number("Oldest, s"),
                        Table.Column.number("Expired")));
        data.nonces()
                .forEach((registrar, tally) -> table.row()
                        .cell(registrar)
                        .number(tally.used())
                        .cell(tally.longestLifetime() > 0 ? Long.toString(tally.longestLifetime()) : "")
                        .cell(tally.oldestNanos() >= 0 ? Seconds.of(tally.oldestNanos()) : "")
                        .number(tally.expired())
                        .endRow());
        table.end();
    }
}
