package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.CapturedTime;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.RegistrarCensus;
import java.util.List;

/** Finds what is odd about how bindings are kept, one address-of-record after the other. */
public final class LifecycleExamination {

    private final RegistrarCensus census;
    private final CapturedTime captured;
    private final FindingBook book;
    private final List<LifecycleRule> rules = List.of(
            new StaleContacts(),
            new ContactAccumulation(),
            new DuplicateRegistrations(),
            new ExpiredBindings(),
            new LateRefreshes(),
            new EarlyRefreshes(),
            new ShrinkingExpiries(),
            new GrantedDiffers(),
            new IneffectiveRemovals(),
            new FlipFlops(),
            new MissingTransports(),
            new LongAnswers());

    public LifecycleExamination(RegistrarCensus census, CapturedTime captured, LifecycleLimits limits) {
        this.census = census;
        this.captured = captured;
        this.book = new FindingBook(limits.findingsPerKind());
    }

    /** Takes all bindings of one address-of-record, in the order in which they were first shown; at least one. */
    public void examine(List<JudgedBinding> bindings) {
        AorBindings aor = new AorBindings(bindings.get(0).binding().aor(), bindings, census, captured);
        rules.forEach(rule -> rule.examine(aor, book));
    }

    /** What was found, in no particular order. Once, after the last address-of-record. */
    public List<Finding> findings() {
        rules.forEach(rule -> rule.finish(book));
        return book.findings();
    }
}
