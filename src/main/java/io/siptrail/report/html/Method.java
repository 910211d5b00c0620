package io.siptrail.report.html;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.InputSummary;
import io.siptrail.capture.CaptureFault;
import io.siptrail.net.Fate;
import io.siptrail.report.InputHashes;
import io.siptrail.report.Timestamps;
import java.util.List;
import java.util.Map;

/** What was read and how, what became of every frame, and what could not be. */
final class Method {

    private static final List<String> METHOD = List.of(
            "SIP is found by its content, on every port unless one is named. Messages become transactions (RFC 3261 §17),"
                    + " the transactions of one request and its repetitions with credentials become one attempt, and what the"
                    + " answers grant or list becomes bindings.",
            "Challenge time runs from the first request to the first challenge, auth time from the last request to its"
                    + " final response, total time from the first request to the last final response: all as seen where"
                    + " the capture was taken.",
            "Proven: the packets or the arithmetic leave no other reading. Likely: one explanation clearly fits best."
                    + " Possible: it fits, and so may others.",
            "The only clock is the capture's. The same input gives the same report. Every row stands in the CSV files that"
                    + " an audit writes beside this page.");

    private final Markup page;
    private final PageData data;
    private final Map<String, String> settings;
    private final InputHashes hashes;

    Method(Markup page, PageData data, Map<String, String> settings, InputHashes hashes) {
        this.page = page;
        this.data = data;
        this.settings = settings;
        this.hashes = hashes;
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
            settings();
            method();
        });
    }

    private void settings() {
        Table table = new Table(
                page, "Settings of this run", List.of(Table.Column.text("Setting"), Table.Column.text("Value")));
        settings.forEach((name, value) -> table.row().cell(name).cell(value).endRow());
        table.end();
    }

    private void method() {
        page.element("h3", "How it was made");
        for (String sentence : METHOD) {
            page.element("p", sentence);
        }
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
                        Table.Column.time("First frame"),
                        Table.Column.time("Last frame"),
                        Table.Column.text("Complete"),
                        Table.Column.address("SHA-256")));
        for (InputSummary input :
                inputs.subList(0, Math.min(inputs.size(), data.limits().rows()))) {
            table.row()
                    .cell(input.name())
                    .cell(input.format())
                    .number(input.frames())
                    .number(input.bytes())
                    .cell(Timestamps.iso(input.firstNanos()))
                    .cell(Timestamps.iso(input.lastNanos()))
                    .cell(input.complete() ? "yes" : "no");
            table.begin().element("code", hashes.of(input)).close();
            table.endRow();
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
