package io.siptrail.report.html;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.InputSummary;
import io.siptrail.capture.CaptureFault;
import io.siptrail.net.Fate;
import io.siptrail.report.Timestamps;
import java.util.List;
import java.util.Map;

/** What was read, what became of every frame, and what could not be. */
final class Method {

    private final Markup page;
    private final PageData data;

    Method(Markup page, PageData data) {
        this.page = page;
        this.data = data;
    }

    void write() {
        AuditSummary summary = data.summary();
        HtmlReport.section(page, "method", "Capture quality and method", () -> {
            inputs(summary.inputs());
            for (CaptureFault fault : summary.faults()) {
                page.element("p", fault.message(), "class", "fault");
            }
            frames(summary);
            counts("What did not parse, by code", summary.messages().issues());
            counts("Irregularities", summary.irregularities());
            page.element(
                    "p",
                    "The only clock is the capture's. The same input gives the same report. Every row stands in the CSV files"
                            + " beside this page.");
        });
    }

    private void inputs(List<InputSummary> inputs) {
        Table table = new Table(
                page,
                "Inputs",
                List.of(
                        Table.Column.text("File"),
                        Table.Column.text("Format"),
                        Table.Column.number("Frames"),
                        Table.Column.number("Bytes"),
                        Table.Column.text("First frame"),
                        Table.Column.text("Last frame"),
                        Table.Column.text("Complete")));
        for (InputSummary input :
                inputs.subList(0, Math.min(inputs.size(), data.limits().rows()))) {
            table.row()
                    .cell(input.name())
                    .cell(input.format())
                    .number(input.frames())
                    .number(input.bytes())
                    .cell(Timestamps.iso(input.firstNanos()))
                    .cell(Timestamps.iso(input.lastNanos()))
                    .cell(input.complete() ? "yes" : "no")
                    .endRow();
        }
        table.end();
    }

    private void frames(AuditSummary summary) {
        Table table = new Table(
                page,
                "What became of every frame",
                List.of(Table.Column.text("Fate"), Table.Column.number("Frames"), Table.Column.number("Share")));
        long all = summary.frames().framesRead();
        row(table, "carried SIP", summary.frames().count(Fate.SIP), all);
        row(table, "carried no SIP", summary.frames().count(Fate.NOT_SIP), all);
        summary.frames().undecodable().forEach((reason, count) -> row(table, "not decodable: " + reason, count, all));
        table.end();
    }

    private static void row(Table table, String fate, long count, long all) {
        table.row().cell(fate).number(count).cell(Words.percent(count, all)).endRow();
    }

    private void counts(String caption, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        Table table = new Table(page, caption, List.of(Table.Column.text("What"), Table.Column.number("Count")));
        counts.forEach((what, count) -> table.row().cell(what).number(count).endRow());
        table.end();
    }
}
