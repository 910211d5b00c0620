package io.siptrail.diagnosis.finding.client;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.sip.HeaderName;
import io.siptrail.sip.Via;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.Transaction;
import java.util.function.Consumer;

/**
 * Clients behind NAT: the Via names another address than the request comes from, or the registrar says that it saw another
 * (received and rport, RFC 3261 §18.2.1, RFC 3581 §4). And clients whose translated port changes from one registration to
 * the next, while the Contact stays: what calls them in between meets nobody.
 */
public final class TranslatedSources implements FindingRule {

    private static final int REMEMBERED = 100_000;

    private final Bounded<IpAddress, Trail> translated = new Bounded<>(MOST);
    private final Bounded<String, Places> places = new Bounded<>(REMEMBERED);

    /** Where the requests with one Contact came from. */
    private static final class Places {
        private final Trail moves = new Trail();
        private Endpoint last;
        private String path = "";

        Places(Endpoint first) {
            last = first;
        }
    }

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.hop() == 0 && transaction.request().isPresent() && isTranslated(transaction)) {
                translated.at(transaction.source().address(), Trail::new).ifPresent(trail -> trail.add(transaction));
                follow(attempt, transaction);
            }
        }
    }

    private static boolean isTranslated(Transaction transaction) {
        String host = host(transaction.key().sentBy());
        return isAddress(host)
                && (!host.equalsIgnoreCase(transaction.source().address().toString())
                        || transaction
                                .finalResponse()
                                .flatMap(response -> response.hint(HeaderName.VIA))
                                .flatMap(Via::parse)
                                .flatMap(Via::received)
                                .isPresent());
    }

    /** The host of a sent-by, without port, brackets and, for an older branch, transport. */
    private static String host(String sentBy) {
        String plain = sentBy.substring(sentBy.lastIndexOf(' ') + 1);
        int bracket = plain.indexOf(']');
        if (plain.startsWith("[") && bracket > 0) {
            return plain.substring(1, bracket);
        }
        int colon = plain.indexOf(':');
        return colon < 0 ? plain : plain.substring(0, colon);
    }

    /** Digits and dots, or an IPv6 address: a name tells nothing, since nobody resolves it here. */
    private static boolean isAddress(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == ':') {
                return true;
            }
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return host.indexOf('.') > 0;
    }

    private void follow(Attempt attempt, Transaction transaction) {
        if (transaction.transport() != Transport.UDP || attempt.outcome() != Outcome.REGISTERED) {
            return;
        }
        String contact = transaction.request().map(RegisterRequest::contactText).orElse("");
        int parameters = contact.indexOf('>');
        String key = attempt.aor()
                + '\n'
                + (parameters < 0 ? contact : contact.substring(0, parameters))
                + '\n'
                + attempt.userAgent();
        places.at(key, () -> new Places(transaction.source())).ifPresent(known -> move(known, transaction));
    }

    private static void move(Places known, Transaction transaction) {
        if (!known.last.equals(transaction.source())) {
            known.path = known.last + " to " + transaction.source();
            known.last = transaction.source();
            known.moves.add(transaction);
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        translated
                .entries()
                .forEach((address, trail) -> found.accept(trail.finding(
                        FindingKind.NAT_DETECTED,
                        Severity.INFO,
                        Confidence.PROVEN,
                        address.toString(),
                        Statement.of("the Via of " + trail.count()
                                + " requests names another address than the registrar sees"),
                        "Keep the binding of the NAT open (keep-alives, RFC 5626), and let the registrar answer to the source.",
                        DisplayFilter.address(address))));
        places.entries().entrySet().stream()
                .filter(entry -> entry.getValue().moves.count() > 0)
                .limit(MOST)
                .forEach(entry -> found.accept(moved(entry.getKey(), entry.getValue())));
    }

    private static Finding moved(String key, Places known) {
        String aor = key.substring(0, key.indexOf('\n'));
        return known.moves.finding(
                FindingKind.NAT_REBINDING,
                Severity.MEDIUM,
                Confidence.LIKELY,
                aor,
                Statement.of("the same Contact is registered from " + known.path
                        + ": the NAT gave the client another address," + " " + Seconds.times(known.moves.count())
                        + "; until it registered again, calls to it were lost"),
                "Send keep-alives more often than the NAT forgets, or register more often.",
                DisplayFilter.endpoint(known.last));
    }

    @Override
    public long forgotten() {
        return translated.forgotten() + places.forgotten();
    }
}
