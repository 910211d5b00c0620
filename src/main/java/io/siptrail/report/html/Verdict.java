package io.siptrail.report.html;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.cause.Vantage;
import io.siptrail.registration.Outcome;
import io.siptrail.report.Timestamps;
import java.util.Map;
import java.util.stream.Collectors;

/** The first lines: what happened, when, and how far the capture can be trusted. */
final class Verdict {

    private final Markup page;
    private final PageData data;

    Verdict(Markup page, PageData data) {
        this.page = page;
        this.data = data;
    }

    void write() {
        AuditSummary summary = data.summary();
        page.open("header").open("div", "class", "wrap");
        page.element("p", "SipTrail", "class", "brand");
        page.element("h1", sentence(), "class", style());
        page.element("p", window(summary), "class", "window");
        page.element("p", quality(summary), "class", "quality");
        page.element("p", vantage(), "class", "vantage");
        page.close().close();
    }

    /** Where the capture was taken, as far as the TTLs of its packets tell; the place of most attempts first. */
    private String vantage() {
        String places = data.vantages().entrySet().stream()
                .filter(entry -> !entry.getKey().words().isEmpty())
                .sorted(Map.Entry.<Vantage, Long>comparingByValue().reversed())
                .map(entry -> entry.getKey().words() + " (" + Words.count(entry.getValue(), "attempt") + ")")
                .collect(Collectors.joining(", "));
        long untold = data.vantages().getOrDefault(Vantage.UNKNOWN, 0L);
        String rest = untold == 0 ? "." : "; the packets of " + Words.count(untold, "other") + " do not tell.";
        return "Vantage: " + (places.isEmpty() ? "the packets do not tell where they were captured." : places + rest);
    }

    private long failed() {
        return data.summary().outcomes().entrySet().stream()
                .filter(entry -> entry.getKey().failed())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private String style() {
        return failed() > 0 || data.findings(Severity.HIGH) > 0 ? "bad" : "good";
    }

    private String sentence() {
        AuditSummary summary = data.summary();
        if (summary.attempts() == 0) {
            return "No registration attempts in this capture.";
        }
        long registered = summary.outcomes().getOrDefault(Outcome.REGISTERED, 0L);
        String failures = failed() == 0
                ? "None of " + Words.count(summary.attempts(), "registration attempt") + " failed"
                : failed() + " of " + Words.count(summary.attempts(), "registration attempt") + " failed";
        long high = data.findings(Severity.HIGH);
        return failures + "; " + registered + " registered"
                + (high == 0 ? "." : ". " + Words.count(high, "finding") + " of high severity.");
    }

    private static String window(AuditSummary summary) {
        String inputs = Words.count(summary.inputs().size(), "capture");
        if (summary.firstNanos().isEmpty() || summary.lastNanos().isEmpty()) {
            return inputs;
        }
        return inputs + ", " + Timestamps.iso(summary.firstNanos().getAsLong()) + " to "
                + Timestamps.iso(summary.lastNanos().getAsLong()) + ".";
    }

    private static String quality(AuditSummary summary) {
        long undecodable = summary.frames().undecodable().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String read = Words.count(summary.frames().framesRead(), "frame") + " read, "
                + Words.count(summary.messages().messages(), "SIP message");
        String lost = undecodable == 0 ? "" : ", " + undecodable + " not decodable";
        boolean whole = summary.faults().isEmpty() && !summary.incomplete();
        return read + lost + (whole ? "." : ". The input was not read to its end: see Method.");
    }
}
