package io.siptrail.registration;

import io.siptrail.sip.Contact;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which contacts of one address-of-record a registrar was seen to hold. A contact is known by its instance and reg-id
 * where it has them (RFC 5626 §6), else by its canonical URI.
 */
final class BoundContacts {

    /** With more contacts than this, another spelling of one is found by its canonical form alone. */
    private static final int COMPARED = 64;

    private final RegistrationLimits limits;
    private final Irregularities irregularities;
    /** Texts as they stand in messages: registrars echo them, so that most look-ups end here. */
    private final Set<String> texts = new HashSet<>(2);

    private final Set<String> keys = new HashSet<>(2);

    BoundContacts(RegistrationLimits limits, Irregularities irregularities) {
        this.limits = limits;
        this.irregularities = irregularities;
    }

    void add(Contact contact) {
        if (contact.isWildcard() || contact.expires().orElse(1) == 0) {
            return;
        }
        String text = contact.uri().text();
        if (texts.contains(text)) {
            return;
        }
        if (texts.size() >= limits.boundContactsPerAor()) {
            irregularities.count(Irregularity.BOUND_CONTACTS_FULL);
            return;
        }
        texts.add(text);
        canonicalOther(contact, text).ifPresent(keys::add);
        instance(contact).ifPresent(keys::add);
    }

    boolean contains(Contact contact) {
        if (contact.isWildcard()) {
            return false;
        }
        String text = contact.uri().text();
        String canonical = canonical(contact);
        return texts.contains(text)
                || texts.contains(canonical)
                || keys.contains(canonical)
                || instance(contact).filter(keys::contains).isPresent()
                || holdsEquivalent(contact.uri());
    }

    /** RFC 3261 §19.1.4, which has no key to look up by, and so only among a handful. */
    private boolean holdsEquivalent(Uri uri) {
        if (texts.size() > COMPARED) {
            return false;
        }
        for (String text : texts) {
            if (uri.equivalent(Uri.parse(text))) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    private static Optional<String> canonicalOther(Contact contact, String text) {
        String canonical = canonical(contact);
        return canonical.equals(text) ? Optional.empty() : Optional.of(canonical);
    }

    private static String canonical(Contact contact) {
        return contact.uri() instanceof SipUri sip
                ? sip.canonical()
                : contact.uri().text();
    }

    /** A leading space keeps it apart from every URI. */
    private static Optional<String> instance(Contact contact) {
        return contact.instance()
                .map(instance -> " " + instance + " " + contact.regId().orElse(0));
    }
}
