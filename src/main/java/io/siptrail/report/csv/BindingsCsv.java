package io.siptrail.report.csv;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.contact.BindingTimes;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BoundContact;
import io.siptrail.registration.Registrant;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Timestamps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code bindings.csv}: one row per binding, by address-of-record. */
final class BindingsCsv implements AuditVisitor {

    static final List<String> COLUMNS = List.of(
            "aor",
            "contact",
            "instance",
            "reg_id",
            "user_agent",
            "source",
            "registrar",
            "basis",
            "registered_at",
            "last_refresh",
            "refreshes",
            "expires_granted",
            "expires_at",
            "state",
            "stale",
            "stale_reason",
            "confidence",
            "times",
            "frames");

    private final CsvFile csv;
    private FrameNames frames = new FrameNames(List.of());

    BindingsCsv(Path directory) throws IOException {
        this.csv = new CsvFile(directory.resolve("bindings.csv"), COLUMNS);
    }

    @Override
    public void begin(AuditSummary summary) {
        frames = new FrameNames(summary.inputs());
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        // Attempts have a file of their own.
    }

    @Override
    public void binding(JudgedBinding judged) throws IOException {
        Binding binding = judged.binding();
        BoundContact contact = binding.contact();
        csv.text(binding.aor()).text(contact.uri()).text(contact.instance());
        csv.cell(contact.regId().isPresent() ? Integer.toString(contact.regId().getAsInt()) : "");
        csv.text(binding.registrant().map(Registrant::userAgent).orElse(""));
        csv.cell(binding.registrant().map(who -> who.source().toString()).orElse(""));
        csv.cell(binding.registrar().toString()).cell(binding.isGranted() ? "granted" : "listed");
        times(judged.times());
        Optional<Staleness> stale = judged.staleness();
        csv.cell(judged.state().label()).cell(stale.isPresent() ? "yes" : "no");
        csv.cell(stale.map(why -> why.reason().label()).orElse(""))
                .cell(stale.map(why -> why.confidence().label()).orElse(""));
        csv.cell(basis(judged.times())).text(frames.of(binding.frames()));
        csv.endRow();
    }

    private void times(BindingTimes times) throws IOException {
        csv.cell(Timestamps.iso(times.registeredNanos())).cell(Timestamps.iso(times.refreshedNanos()));
        csv.number(times.refreshes()).number(times.grantedSeconds());
        csv.cell(Timestamps.iso(times.expiresNanos()));
    }

    /** Of a contact that was only listed, by a registrar that does not count down, nothing is known. */
    private static String basis(BindingTimes times) {
        return times.inferred() ? "inferred" : times.registeredNanos().isPresent() ? "seen" : "";
    }

    @Override
    public void end() throws IOException {
        csv.close();
    }
}
