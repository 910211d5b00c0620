package io.siptrail.registration;

import io.siptrail.net.Endpoint;
import io.siptrail.sip.Contact;
import io.siptrail.sip.SipResponse;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Via;
import io.siptrail.transaction.RegisterRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Finds the client's own Contact among those that a 2xx lists, and what it was granted. A registrar lists every binding
 * of the address-of-record, each with its remaining seconds (RFC 3261 §10.3 step 8).
 */
final class OwnContact {

    private OwnContact() {}

    /**
     * What the response says of every Contact of the request that it lists, and of those that are gone from its list as was
     * asked for; of all where it lists none. A wildcard is none.
     */
    static List<OwnMatch> matches(RegisterRequest request, SipResponse response, Endpoint source) {
        if (request.isQuery()) {
            return List.of();
        }
        List<Contact> listed = response.contacts();
        List<OwnMatch> matches = new ArrayList<>(1);
        for (Contact own : request.contacts()) {
            if (!own.isWildcard()) {
                OptionalLong asked = request.expiresRequested(own);
                int place = place(own, asked, listed, response, source);
                if (place >= 0) {
                    Contact found = listed.get(place);
                    OptionalLong seconds = expiry(found.expires(), response.expires(), asked);
                    matches.add(new OwnMatch(own, Optional.of(found), place, asked, seconds));
                } else if (listed.isEmpty() || asked.orElse(-1) == 0) {
                    OptionalLong seconds = expiry(OptionalLong.empty(), response.expires(), asked);
                    matches.add(new OwnMatch(own, Optional.empty(), -1, asked, listed.isEmpty() ? seconds : asked));
                }
            }
        }
        return matches;
    }

    /** What the response grants to the first of the request's Contacts that it holds; empty when it holds none of them. */
    static Optional<Grant> grant(List<OwnMatch> matches, RegisterRequest request, SipResponse response) {
        if (response.contacts().isEmpty()) {
            return Optional.of(new Grant(expiry(OptionalLong.empty(), response.expires(), request.expiresRequested())));
        }
        Optional<Grant> refused = Optional.empty();
        for (OwnMatch match : matches) {
            if (match.listed().isPresent()) {
                Grant grant = new Grant(match.seconds());
                if (grant.holds()) {
                    return Optional.of(grant);
                }
                refused = Optional.of(grant);
            }
        }
        return refused;
    }

    /** What the response lists in place of the request's only Contact, where it lists it in another form. */
    static Optional<String> rewritten(List<OwnMatch> matches) {
        if (matches.size() != 1) {
            return Optional.empty();
        }
        Contact own = matches.get(0).asked();
        return matches.get(0)
                .listed()
                .filter(listed -> !listed.isWildcard() && !isEquivalent(own, listed))
                .map(listed -> listed.uri().text());
    }

    private static boolean isEquivalent(Contact own, Contact listed) {
        return own.uri().text().equals(listed.uri().text()) || own.uri().equivalent(listed.uri());
    }

    /** RFC 3261 §10.2.4: the contact's own parameter, else the Expires header, else what was asked for. */
    private static OptionalLong expiry(OptionalLong parameter, OptionalLong header, OptionalLong asked) {
        return parameter.isPresent() ? parameter : header.isPresent() ? header : asked;
    }

    /** Of what stands for a contact of the request, counted from 0; -1 where nothing does. */
    private static int place(
            Contact own, OptionalLong asked, List<Contact> listed, SipResponse response, Endpoint source) {
        int same = bestEquivalent(own, listed);
        if (same < 0) {
            same = first(listed, candidate -> sameInstance(own, candidate));
        }
        if (same < 0) {
            same = first(listed, candidate -> isReceivedForm(own, candidate, response, source));
        }
        // What is to go is not expected in the list, and another's contact there says nothing of it.
        boolean alone = listed.size() == 1 && asked.orElse(-1) != 0;
        return same < 0 && alone ? 0 : same;
    }

    /** The same text, else equal by RFC 3261 §19.1.4, which is not transitive and so only a second choice. */
    private static int bestEquivalent(Contact own, List<Contact> listed) {
        if (own.isWildcard()) {
            return -1;
        }
        String text = own.uri().text();
        int exact = first(
                listed,
                candidate -> !candidate.isWildcard() && candidate.uri().text().equals(text));
        if (exact >= 0 || !(own.uri() instanceof SipUri uri)) {
            return exact;
        }
        return first(
                listed,
                candidate ->
                        !candidate.isWildcard() && candidate.uri() instanceof SipUri other && uri.equivalent(other));
    }

    private static boolean sameInstance(Contact own, Contact candidate) {
        return own.instance().isPresent()
                && own.instance().equals(candidate.instance())
                && own.regId().equals(candidate.regId());
    }

    /** Registrars and gateways behind which NAT was found write the address that they saw (RFC 3581 §4). */
    private static boolean isReceivedForm(Contact own, Contact candidate, SipResponse response, Endpoint source) {
        if (own.isWildcard()
                || candidate.isWildcard()
                || !(own.uri() instanceof SipUri asked)
                || !(candidate.uri() instanceof SipUri given)
                || !asked.user().equals(given.user())) {
            return false;
        }
        int port = given.port().orElse(5060);
        String host = given.host().toLowerCase(Locale.ROOT);
        if (host.equals(source.address().toString()) && port == source.port()) {
            return true;
        }
        List<Via> vias = response.vias();
        return !vias.isEmpty()
                && vias.get(0).received().filter(host::equals).isPresent()
                && vias.get(0).rport().isPresent()
                && vias.get(0).rport().getAsInt() == port;
    }

    private static int first(List<Contact> listed, Predicate<Contact> test) {
        for (int i = 0; i < listed.size(); i++) {
            if (test.test(listed.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
