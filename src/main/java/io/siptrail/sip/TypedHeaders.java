package io.siptrail.sip;

import java.time.Instant;
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
    final OptionalLong minExpires;
    final OptionalLong retryAfter;
    final List<Challenge> challenges;
    final List<Credentials> credentials;
    final Optional<Instant> date;
    final List<Warning> warnings;
    final List<Reason> reasons;
    final List<NameAddr> path;
    final List<NameAddr> serviceRoute;
    final List<NameAddr> associatedUris;
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
        minExpires = reader.minExpires();
        retryAfter = reader.retryAfter();
        challenges = reader.challenges();
        credentials = reader.credentials();
        date = reader.date();
        warnings = reader.warnings();
        reasons = reader.reasons();
        path = reader.path();
        serviceRoute = reader.serviceRoute();
        associatedUris = reader.associatedUris();
        issues = reader.issues();
        issueCount = reader.issueCount();
    }
}
