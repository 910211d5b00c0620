package io.siptrail.report.html;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.report.FrameNames;
import io.siptrail.report.InputHashes;
import io.siptrail.report.Wording;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code report.html}: the report for a person, in one file that loads nothing. Its policy forbids it to; charts stand in it
 * as images of their own.
 */
public final class HtmlReport implements AuditVisitor {

    private final Path file;
    private final Supplier<Map<String, byte[]>> charts;
    private final Map<String, String> settings;
    private final InputHashes hashes;
    private Optional<PageData> data = Optional.empty();

    /**
     * @param charts SVG documents by name, asked for after the last row
     * @param settings what the run was asked to do, in the order in which the page says it
     * @param hashes of the inputs, asked for after the last row
     */
    public HtmlReport(
            Path file, Supplier<Map<String, byte[]>> charts, Map<String, String> settings, InputHashes hashes) {
        this.file = file;
        this.charts = charts;
        this.settings = settings;
        this.hashes = hashes;
    }

    @Override
    public void begin(AuditSummary summary) {
        data = Optional.of(new PageData(summary, PageLimits.defaults()));
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        data.ifPresent(page -> page.add(attempt));
    }

    @Override
    public void binding(JudgedBinding binding) {
        data.ifPresent(page -> page.add(binding));
    }

    @Override
    public void finding(Finding finding) {
        data.ifPresent(page -> page.add(finding));
    }

    @Override
    public void end() throws IOException {
        PageData gathered = data.orElseThrow(() -> new IllegalStateException("an end without a beginning"));
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(new Markup(out), gathered);
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private void write(Markup page, PageData gathered) {
        CarriedText style = CarriedText.named("report.css");
        CarriedText script = CarriedText.named("report.js");
        FrameNames frames = new FrameNames(gathered.summary().inputs());
        Charts pictures = new Charts(page, charts.get());
        page.doctype().open("html", "lang", "en");
        head(page, style, script);
        page.open("body");
        page.element("a", "Skip to the report", "href", "#report", "class", "skip");
        new Verdict(page, gathered).write();
        page.open("main", "id", "report");
        new KeyFigures(page, gathered).write();
        new Failures(page, gathered, frames).write();
        new Findings(page, gathered, frames, new Wording(frames)).write();
        new Contacts(page, gathered, frames, pictures).write();
        new TimingSection(page, gathered, pictures).write();
        new Parties(page, gathered).write();
        new Digests(page, gathered).write();
        new Method(page, gathered, settings, hashes).write();
        page.close();
        page.carried("script", script);
        page.close().close();
    }

    private static void head(Markup page, CarriedText style, CarriedText script) {
        String policy = "default-src 'none'; img-src data:; style-src " + style.policySource() + "; script-src "
                + script.policySource() + "; base-uri 'none'; form-action 'none'";
        page.open("head");
        page.open("meta", "charset", "utf-8");
        page.open("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.open("meta", "name", "referrer", "content", "no-referrer");
        page.element("title", "SIP registrations: SipTrail report");
        page.carried("style", style);
        page.close();
    }

    /** What a heading and its section share. */
    static void section(Markup page, String id, String title, Runnable content) {
        page.open("section", "aria-labelledby", id).element("h2", title, "id", id);
        content.run();
        page.close();
    }
}
