package io.siptrail.report.html;

import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Seconds;
import io.siptrail.report.Timestamps;
import io.siptrail.report.Wording;
import java.util.List;

/** What registrars hold, and what of it leads nowhere. */
final class Contacts {

    private final Markup page;
    private final PageData data;
    private final Charts charts;
    private final Wording wording;

    Contacts(Markup page, PageData data, FrameNames frames, Charts charts) {
        this.page = page;
        this.data = data;
        this.charts = charts;
        this.wording = new Wording(frames);
    }

    void write() {
        if (data.bindings() == 0) {
            return;
        }
        HtmlReport.section(page, "contacts", "Contacts", () -> {
            page.element(
                    "p",
                    Words.count(data.bindings(), "binding") + " seen, " + data.staleBindings()
                            + " of them held although they no longer led to a live user agent.");
            charts.show("bindings", "Bindings of the worst addresses of record, from registration to expiry");
            gaps(data.gaps());
            charts.show("contacts-per-aor", "Contacts per address of record, live and stale");
            charts.show("contacts-over-time", "Contacts over time");
            charts.show("refresh-fraction", "Part of a binding's time that had passed when it was refreshed");
            stale(data.stale());
            long more = data.staleBindings() - data.stale().size();
            if (more > 0) {
                page.element("p", Words.count(more, "more stale contact") + " in bindings.csv.", "class", "more");
            }
        });
    }

    private void gaps(Gaps gaps) {
        List<Gap> longest = gaps.longest();
        if (longest.isEmpty()) {
            page.element(
                    "p",
                    "No gaps of reachability: every address of record that had a live contact kept one as long as can be told, or gave it up itself.");
            return;
        }
        Table table = new Table(
                page,
                "Gaps of reachability: no live contact was held (the longest first)",
                List.of(
                        Table.Column.text("Address of record"),
                        Table.Column.number("Seconds"),
                        Table.Column.time("From"),
                        Table.Column.time("Until"),
                        Table.Column.text("What became of the last contact")));
        longest.forEach(gap -> table.row()
                .cell(gap.aor())
                .cell(Seconds.of(gap.nanos()))
                .cell(Timestamps.iso(gap.fromNanos()))
                .cell(gap.closed() ? Timestamps.iso(gap.untilNanos()) : "end of what was captured")
                .cell(gap.before())
                .endRow());
        table.end();
        if (gaps.count() > longest.size()) {
            page.element(
                    "p", Words.count(gaps.count() - longest.size(), "shorter gap") + " left out.", "class", "more");
        }
    }

    private void stale(List<JudgedBinding> stale) {
        if (stale.isEmpty()) {
            return;
        }
        Table table = new Table(
                page,
                "Stale contacts",
                List.of(
                        Table.Column.text("Address of record"),
                        Table.Column.address("Contact"),
                        Table.Column.text("Reason, end"),
                        Table.Column.time("Last refresh"),
                        Table.Column.time("Expires"),
                        Table.Column.prose("What shows it")));
        stale.forEach(binding -> row(table, binding));
        table.end();
    }

    private void row(Table table, JudgedBinding judged) {
        Staleness staleness = judged.staleness().orElseThrow();
        table.row().cell(judged.binding().aor()).cell(judged.binding().contact().uri());
        table.begin()
                .element("span", staleness.reason().label(), "class", "mark bad")
                .text(" ")
                .element("span", staleness.confidence().label(), "class", "mark confidence")
                .text(" " + judged.state().label())
                .close();
        table.cell(Timestamps.iso(judged.times().refreshedNanos())
                        + (judged.times().inferred() ? " (inferred)" : ""))
                .cell(Timestamps.iso(judged.times().expiresNanos()))
                .prose(wording.of(staleness.explanation()))
                .endRow();
    }
}
