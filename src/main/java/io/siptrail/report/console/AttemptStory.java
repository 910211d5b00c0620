package io.siptrail.report.console;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.cause.Vantage;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Printable;
import io.siptrail.report.Timestamps;
import io.siptrail.report.Wording;
import io.siptrail.report.ladder.Ladder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Tells attempts one by one: the verdict, who sent what to whom, what proves it, what to do, and the filter that shows it. */
public final class AttemptStory implements AuditVisitor {

    private final PrintWriter out;
    private final Terminal terminal;
    private final Predicate<NumberedAttempt> wanted;
    private FrameNames frames = new FrameNames(List.of());
    private long told;

    /** Tells those that are wanted. */
    public AttemptStory(PrintWriter out, Terminal terminal, Predicate<NumberedAttempt> wanted) {
        this.out = out;
        this.terminal = terminal;
        this.wanted = wanted;
    }

    @Override
    public void begin(AuditSummary summary) {
        frames = new FrameNames(summary.inputs());
    }

    @Override
    public void attempt(NumberedAttempt numbered) throws IOException {
        if (wanted.test(numbered)) {
            out.print(told++ > 0 ? "\n" : "");
            tell(numbered);
            if (out.checkError()) {
                throw new IOException("nobody reads standard output any more");
            }
        }
    }

    private void tell(NumberedAttempt numbered) {
        Attempt attempt = numbered.attempt();
        verdict(numbered);
        String start = Timestamps.iso(attempt.startNanos());
        wrapped(Printable.of((start.isEmpty() ? "The input has no times, " : "Started " + start + ", ")
                + attempt.transport().name()
                + agents(attempt)
                + vantage(attempt)));
        out.println();
        new Ladder(numbered, frames, terminal.width()).lines().forEach(this::draw);
        out.println();
        numbered.diagnosis().ifPresent(this::proof);
        CredentialsStory.tell(numbered.digests(), frames).forEach(this::wrapped);
        wrapped("Frames: " + frames.brief(attempt.frames()));
        wrapped("Wireshark: " + Printable.of(DisplayFilter.callIds(callIds(attempt))));
    }

    private void draw(Ladder.Line line) {
        Terminal.Paint paint = switch (line.tone()) {
            case NEUTRAL -> Terminal.Paint.PLAIN;
            case GOOD -> Terminal.Paint.GOOD;
            case BAD -> Terminal.Paint.BAD;
        };
        out.println(line.before() + terminal.paint(paint, line.label()) + line.after());
    }

    private static String vantage(Attempt attempt) {
        String words = Vantage.of(attempt).words();
        return words.isEmpty() ? "" : ", " + words;
    }

    private static String agents(Attempt attempt) {
        String agents = attempt.userAgent().isEmpty() ? "" : ", from " + attempt.userAgent();
        return agents + (attempt.server().isEmpty() ? "" : ", to " + attempt.server());
    }

    private void verdict(NumberedAttempt numbered) {
        Attempt attempt = numbered.attempt();
        String what = numbered.diagnosis()
                .map(diagnosis ->
                        diagnosis.cause().id() + " (" + diagnosis.confidence().label() + ")")
                .orElseGet(() -> success(attempt));
        String line = "Attempt " + numbered.number() + ": " + Printable.of(attempt.aor()) + ", "
                + attempt.outcome().label() + (what.isEmpty() ? "" : ": " + what);
        Terminal.Paint paint = attempt.outcome().failed()
                ? Terminal.Paint.BAD
                : attempt.outcome() == Outcome.REGISTERED ? Terminal.Paint.GOOD : Terminal.Paint.STRONG;
        terminal.wrapped(line, 0).forEach(part -> out.println(terminal.paint(paint, part)));
    }

    private static String success(Attempt attempt) {
        if (attempt.outcome() != Outcome.REGISTERED) {
            return "";
        }
        String granted = attempt.expiresGranted().isPresent()
                ? "for " + attempt.expiresGranted().getAsLong() + " s"
                : "";
        return granted
                + (attempt.totalNanos().isPresent() ? " in " + Milliseconds.of(attempt.totalNanos()) + " ms" : "");
    }

    private void proof(Diagnosis diagnosis) {
        Wording wording = new Wording(frames);
        wrapped("Why: " + wording.of(diagnosis.explanation()));
        wrapped("Remedy: " + diagnosis.remedy());
        wrapped("Evidence: " + frames.brief(diagnosis.evidence()));
    }

    private void wrapped(String text) {
        terminal.wrapped(text, 2).forEach(out::println);
    }

    private static List<String> callIds(Attempt attempt) {
        List<String> callIds = new ArrayList<>();
        attempt.transactions().stream()
                .map(transaction -> transaction.key().callId())
                .distinct()
                .limit(8)
                .forEach(callIds::add);
        return callIds;
    }

    /** How many were told. */
    public long told() {
        return told;
    }

    @Override
    public void end() {
        out.flush();
    }
}
