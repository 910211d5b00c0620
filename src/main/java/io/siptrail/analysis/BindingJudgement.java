package io.siptrail.analysis;

import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.ContactExamination;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.lifecycle.LifecycleExamination;
import io.siptrail.registration.Binding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the bindings back, those of one address-of-record at a time, and has them judged. */
final class BindingJudgement {

    private final SortedSpool<Binding, BindingKey> bindings;
    private final ContactExamination contacts;
    private final LifecycleExamination lifecycle;

    BindingJudgement(
            SortedSpool<Binding, BindingKey> bindings, ContactExamination contacts, LifecycleExamination lifecycle) {
        this.bindings = bindings;
        this.contacts = contacts;
        this.lifecycle = lifecycle;
    }

    /** Shows every binding, by address-of-record and then in the order in which they were first shown. Once. */
    void read(AuditVisitor visitor, StaleListings stale) throws IOException {
        List<Binding> together = new ArrayList<>();
        bindings.read(binding -> {
            if (!together.isEmpty() && !together.get(0).aor().equals(binding.aor())) {
                judge(together, visitor, stale);
                together.clear();
            }
            together.add(binding);
        });
        if (!together.isEmpty()) {
            judge(together, visitor, stale);
        }
    }

    private void judge(List<Binding> together, AuditVisitor visitor, StaleListings stale) throws IOException {
        List<JudgedBinding> judged = contacts.judge(together);
        stale.add(judged);
        lifecycle.examine(judged);
        for (JudgedBinding binding : judged) {
            visitor.binding(binding);
        }
    }

    /** What is odd about them, when all were read. */
    List<Finding> findings() {
        return lifecycle.findings();
    }

    void close() throws IOException {
        bindings.close();
    }
}
