package io.siptrail.report.html;

import io.siptrail.registration.Outcome;
import java.util.List;

/** Who did well and who did not: registrars and user agents. */
final class Parties {

    private final Markup page;
    private final PageData data;

    Parties(Markup page, PageData data) {
        this.page = page;
        this.data = data;
    }

    void write() {
        if (data.summary().attempts() == 0) {
            return;
        }
        HtmlReport.section(page, "parties", "Registrars and user agents", () -> {
            table("Attempts by registrar", "Registrar", data.registrars());
            table("Attempts by user agent and version", "User agent", data.userAgents());
        });
    }

    private void table(String caption, String first, Tally tally) {
        List<Tally.Row> rows = tally.rows();
        Table table = new Table(
                page,
                caption,
                List.of(
                        Table.Column.text(first),
                        Table.Column.number("Attempts"),
                        Table.Column.number("Registered"),
                        Table.Column.number("Rejected"),
                        Table.Column.number("Challenged"),
                        Table.Column.number("Unanswered"),
                        Table.Column.number("Failed")));
        for (Tally.Row row : rows.subList(0, Math.min(rows.size(), data.limits().rows()))) {
            table.row()
                    .cell(row.name().isEmpty() ? "(none named)" : row.name())
                    .number(row.attempts())
                    .number(row.count(Outcome.REGISTERED))
                    .number(row.count(Outcome.REJECTED))
                    .number(row.count(Outcome.CHALLENGED))
                    .number(row.count(Outcome.UNANSWERED))
                    .cell(Words.percent(row.failed(), row.attempts()))
                    .endRow();
        }
        table.end();
        if (rows.size() > data.limits().rows()) {
            page.element("p", "More in attempts.csv.", "class", "more");
        }
    }
}
