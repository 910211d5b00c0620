package io.siptrail.report.html;

import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.registration.Attempt;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Timestamps;
import io.siptrail.report.Wording;
import io.siptrail.report.ladder.Ladder;
import io.siptrail.transaction.RegisterResponse;
import java.util.ArrayList;
import java.util.List;

/** Failed registrations by cause, each with its proof, its remedy and, on demand, its ladder. */
final class Failures {

    private static final int LADDER_WIDTH = 112;
    private static final int CALL_IDS = 8;
    /** Attempts of a cause that are shown at once; the others on demand. */
    private static final int AT_ONCE = 3;

    private final Markup page;
    private final PageData data;
    private final FrameNames frames;
    private final Wording wording;

    Failures(Markup page, PageData data, FrameNames frames) {
        this.page = page;
        this.data = data;
        this.frames = frames;
        this.wording = new Wording(frames);
    }

    void write() {
        HtmlReport.section(page, "failures", "Registrations that failed", () -> {
            List<CauseGroup> causes = data.causes();
            if (causes.isEmpty()) {
                page.element("p", "No attempt failed.");
            }
            causes.forEach(this::group);
        });
    }

    private void group(CauseGroup group) {
        String cause = group.cause().isEmpty() ? "cause not known" : group.cause();
        page.open("article", "class", "cause");
        page.open("h3")
                .open("code")
                .text(cause)
                .close()
                .text(" - " + Words.count(group.count(), "attempt"))
                .close();
        List<NumberedAttempt> shown = group.shown();
        shown.subList(0, Math.min(AT_ONCE, shown.size())).forEach(this::attempt);
        if (shown.size() > AT_ONCE) {
            page.open("details", "class", "others");
            page.element("summary", Words.count(shown.size() - AT_ONCE, "other") + " with this cause");
            shown.subList(AT_ONCE, shown.size()).forEach(this::attempt);
            page.close();
        }
        long more = group.count() - group.shown().size();
        if (more > 0) {
            page.element("p", Words.count(more, "more attempt") + " with this cause in attempts.csv.", "class", "more");
        }
        page.close();
    }

    private void attempt(NumberedAttempt numbered) {
        Attempt attempt = numbered.attempt();
        page.open("div", "class", "attempt", "id", "attempt-" + numbered.number());
        page.open("h4").text(attempt.aor() + " ");
        page.element("span", attempt.outcome().label(), "class", "mark bad");
        numbered.diagnosis()
                .ifPresent(
                        diagnosis -> page.element("span", diagnosis.confidence().label(), "class", "mark confidence"));
        page.close();
        page.element("p", facts(numbered), "class", "facts");
        numbered.diagnosis().ifPresent(this::proof);
        page.open("details").element("summary", "Ladder and filter");
        page.open("pre", "class", "ladder", "tabindex", "0")
                .lines(new Ladder(numbered, frames, LADDER_WIDTH)
                        .lines().stream().map(Ladder.Line::toString).toList())
                .close();
        page.open("p").text("Wireshark: ").element("code", filter(attempt)).close();
        page.close().close();
    }

    private static String facts(NumberedAttempt numbered) {
        Attempt attempt = numbered.attempt();
        String last = attempt.finalResponse().map(Failures::status).orElse("no final response");
        String agent = attempt.userAgent().isEmpty() ? "" : ", " + attempt.userAgent();
        String start = Timestamps.iso(attempt.startNanos());
        return "Attempt " + numbered.number() + ", " + (start.isEmpty() ? "" : start + ", ") + attempt.source() + " to "
                + attempt.registrar() + agent + ": " + last;
    }

    private static String status(RegisterResponse response) {
        return (response.status() + " " + response.reason()).strip();
    }

    private void proof(Diagnosis diagnosis) {
        page.open("p", "class", "why");
        Prose.write(page, wording.of(diagnosis.explanation()));
        page.close();
        page.open("p", "class", "remedy")
                .element("b", "Remedy: ")
                .text(diagnosis.remedy())
                .close();
        page.open("p", "class", "evidence")
                .element("b", "Evidence: ")
                .text(frames.brief(diagnosis.evidence()))
                .close();
    }

    private static String filter(Attempt attempt) {
        List<String> callIds = new ArrayList<>(attempt.transactions().stream()
                .map(transaction -> transaction.key().callId())
                .distinct()
                .limit(CALL_IDS)
                .toList());
        return DisplayFilter.callIds(callIds);
    }
}
