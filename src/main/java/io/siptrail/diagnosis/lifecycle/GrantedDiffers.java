package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.net.Endpoint;
import io.siptrail.registration.Binding;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** {@code granted-differs}: a registrar grants other expiries than are asked for. One finding for each registrar. */
final class GrantedDiffers implements LifecycleRule {

    private static final int MOST_REGISTRARS = 10_000;

    private final Map<Endpoint, Tally> registrars = new TreeMap<>();

    private static final class Tally {
        private final JudgedBinding example;
        private long first;
        private long count;

        Tally(JudgedBinding example) {
            this.example = example;
            this.first = example.binding().grants().firstNanos();
        }
    }

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        for (JudgedBinding binding : aor.bindings()) {
            Binding.Grants grants = binding.binding().grants();
            boolean both = grants.requestedSeconds() > 0 && grants.grantedSeconds() > 0;
            if (both && grants.requestedSeconds() != grants.grantedSeconds()) {
                note(binding);
            }
        }
    }

    private void note(JudgedBinding binding) {
        Endpoint registrar = binding.binding().registrar();
        if (!registrars.containsKey(registrar) && registrars.size() >= MOST_REGISTRARS) {
            return;
        }
        Tally tally = registrars.computeIfAbsent(registrar, none -> new Tally(binding));
        tally.count++;
        tally.first = Math.min(tally.first, binding.binding().grants().firstNanos());
    }

    @Override
    public void finish(FindingBook book) {
        registrars.forEach((registrar, tally) -> {
            Binding.Grants grants = tally.example.binding().grants();
            book.add(new Finding(
                    Severity.INFO,
                    FindingKind.GRANTED_DIFFERS,
                    Confidence.PROVEN,
                    registrar.toString(),
                    tally.count,
                    OptionalLong.of(tally.first),
                    Statement.of("The registrar grants other expiries than are asked for to " + tally.count
                                    + " bindings, as to ")
                            .quote(tally.example.binding().contact().uri())
                            .text(": " + grants.requestedSeconds() + " s asked for, " + grants.grantedSeconds()
                                    + " s granted."),
                    "Nothing, if that is the registrar's policy; clients have to refresh by what is granted.",
                    AorBindings.frames(tally.example),
                    DisplayFilter.answers(registrar)));
        });
    }
}
