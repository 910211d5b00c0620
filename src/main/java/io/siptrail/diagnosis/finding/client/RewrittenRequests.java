package io.siptrail.diagnosis.finding.client;

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
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.Transaction;
import io.siptrail.transaction.TransactionKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request seen on both sides of a router that writes other addresses into it: the branch stays, which only the sender of
 * a request may choose anew (RFC 3261 §8.1.1.7), and the host in that Via does not. A proxy adds a Via with a branch of its
 * own (§16.6); a plain NAT leaves the text alone.
 */
public final class RewrittenRequests implements FindingRule {

    /** Both sides of a router lie next to each other in a capture; older requests give way. */
    private static final int RECENT = 1 << 10;

    private static final String COOKIE = "z9hG4bK";

    private final @Nullable Transaction[] recent = new Transaction[RECENT];
    private final Bounded<IpAddress, Rewriting> rewritings = new Bounded<>(MOST);

    /** The requests of one router. */
    private static final class Rewriting {
        private final Trail trail = new Trail();
        private Statement first = Statement.EMPTY;
    }

    @Override
    public void take(Observation observation) {
        for (Transaction transaction : observation.attempt().transactions()) {
            if (transaction.request().isPresent() && transaction.key().branch().startsWith(COOKIE)) {
                compare(transaction);
            }
        }
    }

    private void compare(Transaction transaction) {
        int place = transaction.key().branch().hashCode() & (RECENT - 1);
        Transaction earlier = recent[place];
        recent[place] = transaction;
        if (earlier != null && isRewritten(earlier, transaction)) {
            rewritings
                    .at(transaction.source().address(), Rewriting::new)
                    .ifPresent(known -> note(known, earlier, transaction));
        }
    }

    private static boolean isRewritten(Transaction one, Transaction other) {
        TransactionKey first = one.key();
        TransactionKey second = other.key();
        return first.branch().equals(second.branch())
                && first.callId().equals(second.callId())
                && first.cseq() == second.cseq()
                && first.fromTag().equals(second.fromTag())
                && !first.sentBy().equals(second.sentBy())
                && !one.source().address().equals(other.source().address());
    }

    private static void note(Rewriting known, Transaction inside, Transaction outside) {
        known.trail.add(outside);
        if (known.first.isEmpty()) {
            known.first = Statement.of("the REGISTER in ")
                    .frame(inside.position().frame())
                    .text(" with Via ")
                    .quote(inside.key().sentBy())
                    .text(" and Contact ")
                    .quote(contact(inside))
                    .text(" leaves the router in ")
                    .frame(outside.position().frame())
                    .text(" with ")
                    .quote(outside.key().sentBy())
                    .text(" and ")
                    .quote(contact(outside))
                    .text(" under the same branch");
        }
    }

    private static String contact(Transaction transaction) {
        return transaction.request().map(RegisterRequest::contactText).orElse("");
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        rewritings
                .entries()
                .forEach((router, known) -> found.accept(known.trail.finding(
                        FindingKind.SIP_ALG_SUSPECTED,
                        Severity.LOW,
                        Confidence.LIKELY,
                        router.toString(),
                        known.first,
                        "Switch off the router's SIP ALG; the registrar copes with NAT better.",
                        DisplayFilter.address(router))));
    }

    @Override
    public long forgotten() {
        return rewritings.forgotten();
    }
}
