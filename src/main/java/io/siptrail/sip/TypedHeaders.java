package io.siptrail.sip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The values of the headers that registration reads, made in one pass over a message together with their issues. */
final class TypedHeaders {

    final Optional<String> callId;
    final Optional<CSeq> cseq;
    final List<Via> vias;
    final Optional<NameAddr> from;
    final Optional<NameAddr> to;
    final List<Contact> contacts;
    final OptionalLong expires;
    final List<Challenge> challenges;
    final List<Credentials> credentials;
    final RareHeaders rare;
    final List<SyntaxIssue> issues;
    final int issueCount;

    TypedHeaders(HeaderReader reader) {
        callId = reader.callId();
        cseq = reader.cseq();
        vias = reader.vias();
        from = reader.from();
        to = reader.to();
        contacts = reader.contacts();
        expires = reader.expires();
        challenges = reader.challenges();
        credentials = reader.credentials();
        rare = reader.rare();
        issues = reader.issues();
        issueCount = reader.issueCount();
    }
}
