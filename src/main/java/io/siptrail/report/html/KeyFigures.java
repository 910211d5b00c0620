package io.siptrail.report.html;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.Durations;
import io.siptrail.analysis.Leg;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.Outcome;
import io.siptrail.report.Milliseconds;

/** A handful of numbers to see first. */
final class KeyFigures {

    private final Markup page;
    private final PageData data;

    KeyFigures(Markup page, PageData data) {
        this.page = page;
        this.data = data;
    }

    void write() {
        HtmlReport.section(page, "figures", "Key figures", () -> {
            AuditSummary summary = data.summary();
            page.open("dl", "class", "figures");
            figure("addresses of record", Integer.toString(data.aors()));
            figure("attempts", Long.toString(summary.attempts()));
            figure("succeeded, challenges apart", success(summary));
            for (AttemptKind kind : AttemptKind.values()) {
                long count = summary.kinds().getOrDefault(kind, 0L);
                if (count > 0 && kind != AttemptKind.UNKNOWN) {
                    figure("attempts, " + kind.label(), Long.toString(count));
                }
            }
            if (data.bindings() > 0) {
                figure("bindings live at the end", Long.toString(data.liveBindings()));
                figure("bindings stale", Long.toString(data.staleBindings()));
            }
            leg("challenge time, p50 / p95 / p99", summary.timing().all(Leg.CHALLENGE));
            leg("auth time, p50 / p95 / p99", summary.timing().all(Leg.AUTH));
            leg("total time, p50 / p95 / p99", summary.timing().all(Leg.TOTAL));
            page.close();
        });
    }

    /** Of the attempts that were decided; a challenge that the client answers is part of one and no failure. */
    private static String success(AuditSummary summary) {
        long good = count(summary, Outcome.REGISTERED)
                + count(summary, Outcome.UNREGISTERED)
                + count(summary, Outcome.QUERIED);
        long decided = good
                + count(summary, Outcome.REJECTED)
                + count(summary, Outcome.CHALLENGED)
                + count(summary, Outcome.UNANSWERED);
        return decided == 0 ? "-" : Words.percent(good, decided);
    }

    private static long count(AuditSummary summary, Outcome outcome) {
        return summary.outcomes().getOrDefault(outcome, 0L);
    }

    private void leg(String name, Durations durations) {
        if (durations.count() > 0) {
            wideFigure(
                    name,
                    Milliseconds.of(durations.p50()) + " / " + Milliseconds.of(durations.p95()) + " / "
                            + Milliseconds.of(durations.p99()) + " ms");
        }
    }

    private void wideFigure(String name, String value) {
        page.open("div", "class", "wide")
                .element("dt", name)
                .element("dd", value)
                .close();
    }

    private void figure(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }
}
