package io.siptrail.report.csv;

import io.siptrail.diagnosis.Finding;
import io.siptrail.report.Rows;
import io.siptrail.report.Wording;
import java.io.IOException;
import java.util.List;

/** {@code findings.csv}: one row per finding, the worst first. */
final class FindingsCsv extends SheetWriter {

    static final List<String> COLUMNS = List.of(
            "severity",
            "finding",
            "confidence",
            "subject",
            "count",
            "first_time",
            "explanation",
            "remedy",
            "frames",
            "display_filter");

    FindingsCsv(Rows csv) {
        super(csv);
    }

    @Override
    public void finding(Finding finding) throws IOException {
        csv.cell(finding.severity().label())
                .cell(finding.kind().id())
                .cell(finding.confidence().label());
        csv.text(finding.subject()).number(finding.count()).time(finding.firstNanos());
        csv.text(new Wording(frames()).of(finding.explanation())).text(finding.remedy());
        csv.text(frames().of(finding.frames())).text(finding.displayFilter());
        csv.endRow();
    }
}
