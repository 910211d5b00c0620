package io.siptrail.report.csv;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Rows;
import java.io.IOException;
import java.util.List;

/** What the writers of all sheets share: where their rows go, and how frames are named there. */
abstract class SheetWriter implements AuditVisitor {

    final Rows csv;
    private FrameNames frames = new FrameNames(List.of());

    SheetWriter(Rows csv) {
        this.csv = csv;
    }

    final FrameNames frames() {
        return frames;
    }

    @Override
    public final void begin(AuditSummary summary) {
        frames = new FrameNames(summary.inputs());
    }

    @Override
    public void attempt(NumberedAttempt attempt) throws IOException {
        // Not every sheet has rows for attempts.
    }

    @Override
    public final void end() throws IOException {
        csv.close();
    }
}
