package io.siptrail.redaction;

import io.siptrail.diagnosis.contact.ContactAddress;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BoundContact;
import io.siptrail.registration.Registrant;

/** Bindings under pseudonyms. */
final class RedactedBindings {

    private final RedactedText text;
    private final Pseudonyms pseudonyms;
    private final RedactedWords words;

    RedactedBindings(RedactedText text, Pseudonyms pseudonyms, RedactedWords words) {
        this.text = text;
        this.pseudonyms = pseudonyms;
        this.words = words;
    }

    JudgedBinding binding(JudgedBinding judged) {
        return new JudgedBinding(
                binding(judged.binding()),
                judged.state(),
                judged.times(),
                address(judged.address()),
                judged.shownNanos(),
                judged.endNanos(),
                judged.staleness().map(this::staleness));
    }

    private Binding binding(Binding binding) {
        return new Binding(
                text.uri(binding.aor()),
                contact(binding.contact()),
                binding.registrant().map(this::registrant),
                pseudonyms.endpoint(binding.registrar()),
                binding.position(),
                binding.rank(),
                binding.grants(),
                binding.listings(),
                binding.habit(),
                binding.ending(),
                binding.frames());
    }

    private BoundContact contact(BoundContact contact) {
        return new BoundContact(
                text.uri(contact.uri()),
                text.uri(contact.asked()),
                text.instance(contact.instance()),
                contact.regId(),
                contact.q(),
                text.uri(contact.received()),
                text.uri(contact.publicGruu()),
                text.uri(contact.temporaryGruu()),
                text.token(contact.path()));
    }

    private Registrant registrant(Registrant registrant) {
        return new Registrant(
                registrant.userAgent(),
                pseudonyms.endpoint(registrant.source()),
                registrant.transport(),
                text.own(registrant.via()),
                registrant.callId());
    }

    private ContactAddress address(ContactAddress address) {
        return new ContactAddress(
                text.host(address.host()),
                address.endpoint().map(pseudonyms::endpoint),
                address.transport(),
                address.namesTransport());
    }

    private Staleness staleness(Staleness staleness) {
        return new Staleness(
                staleness.reason(),
                staleness.confidence(),
                staleness.sinceNanos(),
                words.statement(staleness.explanation()),
                staleness.frames());
    }
}
