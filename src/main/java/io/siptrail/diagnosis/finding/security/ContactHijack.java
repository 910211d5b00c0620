package io.siptrail.diagnosis.finding.security;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.IpAddress;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A binding that was still to live is gone: another address with another user agent registered the same user, and the
 * registrar lists nobody else. Somebody took the account, or a person changed phones at a registrar that keeps only one.
 */
public final class ContactHijack implements FindingRule {

    private static final int REMEMBERED = 100_000;
    private static final long SECOND = 1_000_000_000L;

    private final Bounded<String, Owner> owners = new Bounded<>(REMEMBERED);
    private final List<Finding> displaced = new ArrayList<>();

    private static final class Owner {
        private @Nullable IpAddress address;
        private String agent = "";
        private String contact = "";
        private long untilNanos;
        private FrameRef frame = new FrameRef(0, 0);
    }

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        if (attempt.outcome() == Outcome.REGISTERED) {
            owners.at(attempt.aor(), Owner::new).ifPresent(owner -> register(owner, attempt));
        } else if (attempt.outcome() == Outcome.UNREGISTERED) {
            owners.at(attempt.aor(), Owner::new).ifPresent(owner -> unregister(owner, attempt));
        }
    }

    private void register(Owner owner, Attempt attempt) {
        RegisterResponse answer = attempt.finalResponse().orElse(null);
        if (answer != null
                && isForeign(owner, attempt)
                && attempt.contactsListed().orElse(0) == 1) {
            displace(owner, attempt, "the registrar lists only the new contact");
        }
        owner.address = attempt.source().address();
        owner.agent = attempt.userAgent();
        owner.contact = contact(attempt);
        owner.frame = attempt.firstFrame();
        owner.untilNanos = attempt.startNanos() + attempt.expiresGranted().orElse(0) * SECOND;
    }

    private void unregister(Owner owner, Attempt attempt) {
        if (isForeign(owner, attempt) && contact(attempt).trim().equals("*")) {
            displace(owner, attempt, "it removes all contacts");
        }
        owner.address = null;
    }

    private static boolean isForeign(Owner owner, Attempt attempt) {
        return owner.address != null
                && !owner.address.equals(attempt.source().address())
                && !owner.agent.equals(attempt.userAgent())
                && !owner.contact.equals(contact(attempt))
                && attempt.startNanos() < owner.untilNanos;
    }

    private static String contact(Attempt attempt) {
        Transaction last = attempt.transactions().get(attempt.transactions().size() - 1);
        return last.request().map(RegisterRequest::contactText).orElse("");
    }

    private void displace(Owner owner, Attempt attempt, String how) {
        if (displaced.size() >= MOST) {
            return;
        }
        Trail trail = new Trail();
        trail.add(attempt.firstFrame(), attempt.startNanos());
        displaced.add(trail.finding(
                FindingKind.CONTACT_HIJACK,
                Severity.HIGH,
                Confidence.POSSIBLE,
                attempt.aor(),
                Statement.of("the binding of ")
                        .quote(owner.agent)
                        .text(" at " + owner.address + " from ")
                        .frame(owner.frame)
                        .text(" was still to live when ")
                        .quote(attempt.userAgent())
                        .text(" at " + attempt.source().address() + " came in ")
                        .frame(attempt.firstFrame())
                        .text("; " + how),
                "Ask the user which phones are his; if not both, change the password.",
                DisplayFilter.address(attempt.source().address())));
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        displaced.forEach(found);
    }

    @Override
    public long forgotten() {
        return owners.forgotten();
    }
}
