package io.siptrail.report.html;

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
            page.element("p", "Each of them stands in digests.csv. Secrets are shown nowhere.");
        });
    }
}
