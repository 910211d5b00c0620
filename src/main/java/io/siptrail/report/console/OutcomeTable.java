package io.siptrail.report.console;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.Durations;
import io.siptrail.analysis.InputSummary;
import io.siptrail.analysis.Leg;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.Outcome;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Printable;
import io.siptrail.report.Timestamps;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What happened, at a glance: what was read, how many attempts ended how, how long they took, and a few of them row by
 * row, those that failed before the others.
 */
public final class OutcomeTable implements AuditVisitor {

    private static final int ROWS = 20;
    private static final int TEXT_WIDTH = 44;

    private final PrintWriter out;
    private final List<NumberedAttempt> failed = new ArrayList<>();
    private final List<NumberedAttempt> others = new ArrayList<>();
    private final Map<Severity, Long> findings = new EnumMap<>(Severity.class);
    private final List<Finding> worst = new ArrayList<>();
    private final Map<BindingState, Long> bindings = new EnumMap<>(BindingState.class);
    private long stale;
    private long attempts;

    /** Prints to this writer. */
    public OutcomeTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(AuditSummary summary) {
        attempts = summary.attempts();
        read(summary);
        outcomes(summary);
    }

    private void read(AuditSummary summary) {
        List<InputSummary> inputs = summary.inputs();
        String what = inputs.size() == 1 ? Printable.of(inputs.get(0).name()) : inputs.size() + " captures";
        out.println(what + ": " + counted(summary.frames().framesRead(), "frame") + ", "
                + counted(summary.messages().messages(), "SIP message") + ", "
                + counted(summary.messages().registerRequests(), "REGISTER request") + window(summary)
                + (summary.incomplete() ? " (ended early)" : ""));
        Map<String, Long> undecodable = summary.frames().undecodable();
        if (!undecodable.isEmpty()) {
            out.println("not decodable: "
                    + undecodable.entrySet().stream()
                            .map(reason -> reason.getKey() + " " + reason.getValue())
                            .collect(Collectors.joining(", "))
                    + " of " + counted(summary.frames().framesRead(), "frame"));
        }
    }

    private static String window(AuditSummary summary) {
        if (summary.firstNanos().isEmpty() || summary.lastNanos().isEmpty()) {
            return "";
        }
        return ", " + seconds(summary.firstNanos().getAsLong()) + " to "
                + seconds(summary.lastNanos().getAsLong());
    }

    private static String seconds(long nanos) {
        return Timestamps.iso(nanos).substring(0, 19) + "Z";
    }

    private void outcomes(AuditSummary summary) {
        if (summary.attempts() == 0) {
            out.println("no registration attempts");
            return;
        }
        List<String> counts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long count = summary.outcomes().getOrDefault(outcome, 0L);
            if (count > 0) {
                counts.add(outcome.label() + " " + count);
            }
        }
        out.println(counted(summary.attempts(), "registration attempt") + ": " + String.join(", ", counts));
        Durations total = summary.timing().all(Leg.TOTAL);
        if (total.count() > 1) {
            out.println("total time: p50 " + Milliseconds.of(total.p50()) + " ms, p95 " + Milliseconds.of(total.p95())
                    + " ms, max " + Milliseconds.of(total.max()) + " ms");
        }
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        List<NumberedAttempt> rows = attempt.attempt().outcome().failed() ? failed : others;
        if (rows.size() < ROWS) {
            rows.add(attempt);
        }
    }

    @Override
    public void binding(JudgedBinding binding) {
        bindings.merge(binding.state(), 1L, Long::sum);
        stale += binding.isStale() ? 1 : 0;
    }

    private void bindings() {
        if (!bindings.isEmpty()) {
            long all = bindings.values().stream().mapToLong(Long::longValue).sum();
            out.println(counted(all, "binding") + ": "
                    + bindings.entrySet().stream()
                            .map(count -> count.getKey().label() + " " + count.getValue())
                            .collect(Collectors.joining(", "))
                    + (stale > 0 ? "; stale " + stale : ""));
        }
    }

    @Override
    public void end() {
        bindings();
        List<NumberedAttempt> rows = new ArrayList<>(failed);
        rows.addAll(others.subList(0, Math.min(others.size(), ROWS - failed.size())));
        if (!rows.isEmpty()) {
            rows.sort((one, other) -> Long.compare(one.number(), other.number()));
            out.println();
            table(rows);
            if (attempts > rows.size()) {
                out.println(counted(attempts - rows.size(), "more attempt") + " in attempts.csv");
            }
        }
        findings();
        out.flush();
    }

    @Override
    public void finding(Finding finding) {
        findings.merge(finding.severity(), 1L, Long::sum);
        if (worst.size() < ROWS && finding.severity().compareTo(Severity.MEDIUM) <= 0) {
            worst.add(finding);
        }
    }

    private void findings() {
        if (findings.isEmpty()) {
            return;
        }
        out.println();
        out.println("findings: "
                + findings.entrySet().stream()
                        .map(count -> count.getKey().label() + " " + count.getValue())
                        .collect(Collectors.joining(", ")));
        TextTable table = new TextTable(List.of(false, false, false, false, true));
        table.row(List.of("severity", "finding", "confidence", "subject", "count"));
        for (Finding finding : worst) {
            table.row(List.of(
                    finding.severity().label(),
                    finding.kind().id(),
                    finding.confidence().label(),
                    shortened(Printable.of(finding.subject())),
                    Long.toString(finding.count())));
        }
        if (!worst.isEmpty()) {
            table.print(out);
        }
    }

    private static String timeOfDay(String iso) {
        return iso.isEmpty() ? "-" : iso.substring(11, 23);
    }

    private void table(List<NumberedAttempt> rows) {
        TextTable table = new TextTable(List.of(true, false, false, false, false, false, false, true, true, true));
        table.row(List.of(
                "#", "start", "aor", "kind", "outcome", "cause", "status", "contacts", "granted s", "total ms"));
        for (NumberedAttempt row : rows) {
            Attempt attempt = row.attempt();
            table.row(List.of(
                    Long.toString(row.number()),
                    timeOfDay(Timestamps.iso(attempt.startNanos())),
                    shortened(Printable.of(attempt.aor())),
                    attempt.kind().label(),
                    attempt.outcome().label(),
                    row.diagnosis().map(diagnosis -> diagnosis.cause().id()).orElse("-"),
                    attempt.finalResponse()
                            .map(last -> shortened(Printable.of((last.status() + " " + last.reason()).strip())))
                            .orElse("-"),
                    attempt.contactsListed().isPresent()
                            ? Integer.toString(attempt.contactsListed().getAsInt())
                            : "-",
                    attempt.expiresGranted().isPresent()
                            ? Long.toString(attempt.expiresGranted().getAsLong())
                            : "-",
                    attempt.totalNanos().isPresent() ? Milliseconds.of(attempt.totalNanos()) : "-"));
        }
        table.print(out);
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_WIDTH ? text : text.substring(0, TEXT_WIDTH - 1) + "…";
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
