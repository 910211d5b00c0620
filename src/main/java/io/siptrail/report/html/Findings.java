package io.siptrail.report.html;

import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.Severity;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Timestamps;
import io.siptrail.report.Wording;
import java.util.Arrays;
import java.util.List;

/** What a person should know although nothing failed, the worst first. */
final class Findings {

    private final Markup page;
    private final PageData data;
    private final FrameNames frames;
    private final Wording wording;

    Findings(Markup page, PageData data, FrameNames frames, Wording wording) {
        this.page = page;
        this.data = data;
        this.frames = frames;
        this.wording = wording;
    }

    void write() {
        HtmlReport.section(page, "findings", "Findings", () -> {
            long all =
                    Arrays.stream(Severity.values()).mapToLong(data::findings).sum();
            if (all == 0) {
                page.element("p", "Nothing was found.");
                return;
            }
            for (Topic topic : Topic.values()) {
                about(topic);
            }
            long more = all - data.findings().size();
            if (more > 0) {
                page.element("p", Words.count(more, "more finding") + " in findings.csv.", "class", "more");
            }
        });
    }

    private void about(Topic topic) {
        List<Finding> findings = data.findings().stream()
                .filter(finding -> Topic.of(finding.kind()) == topic)
                .toList();
        if (!findings.isEmpty()) {
            table(topic.title(), findings);
        }
    }

    private void table(String caption, List<Finding> findings) {
        Table table = new Table(
                page,
                caption,
                List.of(
                        Table.Column.text("Severity"),
                        Table.Column.text("Finding"),
                        Table.Column.text("Subject"),
                        Table.Column.number("Count"),
                        Table.Column.time("First seen"),
                        Table.Column.prose("What was seen, what helps, and the frames that show it")));
        for (Finding finding : findings) {
            table.row().marked(finding.severity().label(), finding.severity().label());
            table.begin()
                    .element("code", finding.kind().id())
                    .text(" ")
                    .element("span", finding.confidence().label(), "class", "mark confidence")
                    .close();
            table.cell(finding.subject()).number(finding.count()).cell(Timestamps.iso(finding.firstNanos()));
            table.begin();
            proof(finding);
            page.close();
            table.endRow();
        }
        table.end();
    }

    private void proof(Finding finding) {
        page.open("p");
        Prose.write(page, wording.of(finding.explanation()));
        page.close();
        page.open("p", "class", "remedy")
                .element("b", "Remedy: ")
                .text(finding.remedy())
                .close();
        String shown = frames.brief(finding.frames());
        if (!shown.isEmpty()) {
            page.open("p", "class", "evidence")
                    .element("b", "Evidence: ")
                    .text(shown)
                    .close();
        }
    }
}
