package io.siptrail.report.csv;

import io.siptrail.diagnosis.contact.BindingTimes;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BoundContact;
import io.siptrail.registration.Registrant;
import io.siptrail.report.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code bindings.csv}: one row per binding, by address-of-record. */
final class BindingsCsv extends SheetWriter {

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

    BindingsCsv(Rows csv) {
        super(csv);
    }

    @Override
    public void binding(JudgedBinding judged) throws IOException {
        Binding binding = judged.binding();
        BoundContact contact = binding.contact();
        csv.text(binding.aor()).text(contact.uri()).text(contact.instance());
        csv.number(contact.regId().isPresent() ? OptionalLong.of(contact.regId().getAsInt()) : OptionalLong.empty());
        csv.text(binding.registrant().map(Registrant::userAgent).orElse(""));
        csv.cell(binding.registrant().map(who -> who.source().toString()).orElse(""));
        csv.cell(binding.registrar().toString()).cell(binding.isGranted() ? "granted" : "listed");
        times(judged.times());
        Optional<Staleness> stale = judged.staleness();
        csv.cell(judged.state().label()).cell(stale.isPresent() ? "yes" : "no");
        csv.cell(stale.map(why -> why.reason().label()).orElse(""))
                .cell(stale.map(why -> why.confidence().label()).orElse(""));
        csv.cell(basis(judged.times())).text(frames().of(binding.frames()));
        csv.endRow();
    }

    private void times(BindingTimes times) throws IOException {
        csv.time(times.registeredNanos()).time(times.refreshedNanos());
        csv.number(times.refreshes()).number(times.grantedSeconds());
        csv.time(times.expiresNanos());
    }

    /** Of a contact that was only listed, by a registrar that does not count down, nothing is known. */
    private static String basis(BindingTimes times) {
        return times.inferred() ? "inferred" : times.registeredNanos().isPresent() ? "seen" : "";
    }
}
