package io.siptrail.sip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** One pass over the headers of a message: reads each by its grammar and gathers the issues of all. */
final class HeaderReader {

    private static final KnownHeader[] REQUIRED = {
        KnownHeader.VIA, KnownHeader.FROM, KnownHeader.TO, KnownHeader.CALL_ID, KnownHeader.CSEQ
    };

    private final SipMessage message;
    private final SyntaxIssues issues;
    private final Set<KnownHeader> seen = EnumSet.noneOf(KnownHeader.class);
    private final ElementList<Via> vias;
    private final ElementList<Contact> contacts;
    private final ElementList<Challenge> challenges;
    private final ElementList<Credentials> credentials;
    private final ElementList<Warning> warnings;
    private final ElementList<Reason> reasons;
    private final ElementList<NameAddr> path;
    private final ElementList<NameAddr> serviceRoute;
    private final ElementList<NameAddr> associatedUris;

    private Optional<String> callId = Optional.empty();
    private Optional<CSeq> cseq = Optional.empty();
    private Optional<NameAddr> from = Optional.empty();
    private Optional<NameAddr> to = Optional.empty();
    private OptionalLong expires = OptionalLong.empty();
    private OptionalLong minExpires = OptionalLong.empty();
    private OptionalLong retryAfter = OptionalLong.empty();
    private Optional<Instant> date = Optional.empty();

    HeaderReader(SipMessage message) {
        this.message = message;
        SipLimits limits = message.parts().limits();
        issues = new SyntaxIssues(limits);
        vias = others(limits);
        contacts = new ElementList<>(limits.maxContacts(), IssueCode.TOO_MANY_CONTACTS);
        challenges = others(limits);
        credentials = others(limits);
        warnings = others(limits);
        reasons = others(limits);
        path = others(limits);
        serviceRoute = others(limits);
        associatedUris = others(limits);
    }

    private static <T> ElementList<T> others(SipLimits limits) {
        return new ElementList<>(limits.maxListElements(), IssueCode.TOO_MANY_ELEMENTS);
    }

    TypedHeaders read() {
        message.checkStartLine(issues);
        HeaderIndex headers = message.parts().headers();
        for (int i = 0; i < headers.count(); i++) {
            int number = headers.number(i);
            if (number >= 0) {
                read(KnownHeader.numbered(number), i);
            }
        }
        checkRequired();
        checkMethod();
        return new TypedHeaders(this);
    }

    private void read(KnownHeader header, int index) {
        switch (header) {
            case VIA -> elements(vias, cursor(index), Via::read);
            case CONTACT -> elements(contacts, cursor(index), Contact::read);
            case WARNING -> elements(warnings, cursor(index), Warning::read);
            case REASON -> elements(reasons, cursor(index), Reason::read);
            case PATH -> elements(path, cursor(index), HeaderReader::address);
            case SERVICE_ROUTE -> elements(serviceRoute, cursor(index), HeaderReader::address);
            case P_ASSOCIATED_URI -> elements(associatedUris, cursor(index), HeaderReader::address);
            case WWW_AUTHENTICATE -> challenges(ChallengeSource.WWW, cursor(index));
            case PROXY_AUTHENTICATE -> challenges(ChallengeSource.PROXY, cursor(index));
            case AUTHORIZATION -> credentials(CredentialsKind.AUTHORIZATION, cursor(index));
            case PROXY_AUTHORIZATION -> credentials(CredentialsKind.PROXY_AUTHORIZATION, cursor(index));
            case CALL_ID, CSEQ, FROM, TO, EXPIRES, MIN_EXPIRES, RETRY_AFTER, DATE -> single(header, cursor(index));
            default -> {
                // Read as text when asked for.
            }
        }
    }

    /** A header that stands once: a second one is an issue and does not count. */
    private void single(KnownHeader header, Cursor cursor) {
        if (!seen.add(header)) {
            cursor.issue(IssueCode.DUPLICATE_HEADER, 0);
        } else if (cursor.atEnd()) {
            issues.add(IssueCode.EMPTY_HEADER, cursor.offset(0), header.text());
        } else {
            assign(header, cursor);
        }
    }

    private void assign(KnownHeader header, Cursor cursor) {
        switch (header) {
            case CALL_ID -> callId = Optional.of(cursor.rest());
            case CSEQ -> cseq = CSeq.read(cursor);
            case FROM -> from = NameAddr.read(cursor, false);
            case TO -> to = NameAddr.read(cursor, false);
            case EXPIRES -> expires = DeltaSeconds.readAlone(cursor);
            case MIN_EXPIRES -> minExpires = DeltaSeconds.readAlone(cursor);
            case RETRY_AFTER -> retryAfter = DeltaSeconds.readBeforeComment(cursor);
            case DATE -> date = SipDate.read(cursor);
            default -> throw new IllegalStateException("Not a header that stands once: " + header);
        }
    }

    private Cursor cursor(int index) {
        HeaderIndex headers = message.parts().headers();
        int start = headers.valueStart(index);
        String text = message.value(index);
        boolean exact = !headers.folded(index) && text.length() == headers.valueEnd(index) - start;
        return Cursor.of(text, issues, start, exact);
    }

    private static Optional<NameAddr> address(Cursor cursor) {
        return NameAddr.read(cursor, true);
    }

    private <T> void elements(ElementList<T> list, Cursor cursor, Function<Cursor, Optional<T>> reader) {
        if (cursor.atEnd()) {
            cursor.issue(IssueCode.EMPTY_HEADER, 0);
        }
        while (cursor.nextElement() && list.hasRoom(cursor)) {
            reader.apply(cursor).ifPresent(list::add);
        }
    }

    private void challenges(ChallengeSource source, Cursor cursor) {
        elements(challenges, cursor, value -> Optional.of(Challenge.read(source, value)));
    }

    private void credentials(CredentialsKind kind, Cursor cursor) {
        if (credentials.hasRoom(cursor)) {
            credentials.add(Credentials.read(kind, cursor));
        }
    }

    /** In a message whose end is lost, what is absent may have been there. */
    private void checkRequired() {
        if (message.cut() && !message.parts().headersEnded()) {
            return;
        }
        for (KnownHeader header : REQUIRED) {
            boolean present = header == KnownHeader.VIA ? !vias.isEmpty() : seen.contains(header);
            if (!present) {
                issues.add(IssueCode.MISSING_HEADER, 0, header.text());
            }
        }
    }

    private void checkMethod() {
        boolean mismatch = message instanceof SipRequest request
                && cseq.isPresent()
                && !cseq.get().method().equals(request.method());
        if (mismatch) {
            issues.add(IssueCode.CSEQ_METHOD_MISMATCH, 0, cseq.get().method());
        }
    }

    Optional<String> callId() {
        return callId;
    }

    Optional<CSeq> cseq() {
        return cseq;
    }

    List<Via> vias() {
        return vias.asList();
    }

    Optional<NameAddr> from() {
        return from;
    }

    Optional<NameAddr> to() {
        return to;
    }

    List<Contact> contacts() {
        return contacts.asList();
    }

    OptionalLong expires() {
        return expires;
    }

    OptionalLong minExpires() {
        return minExpires;
    }

    OptionalLong retryAfter() {
        return retryAfter;
    }

    List<Challenge> challenges() {
        return challenges.asList();
    }

    List<Credentials> credentials() {
        return credentials.asList();
    }

    Optional<Instant> date() {
        return date;
    }

    List<Warning> warnings() {
        return warnings.asList();
    }

    List<Reason> reasons() {
        return reasons.asList();
    }

    List<NameAddr> path() {
        return path.asList();
    }

    List<NameAddr> serviceRoute() {
        return serviceRoute.asList();
    }

    List<NameAddr> associatedUris() {
        return associatedUris.asList();
    }

    /** Those of the scan first. */
    List<SyntaxIssue> issues() {
        List<SyntaxIssue> all = new ArrayList<>(message.parts().issues());
        int room = message.parts().limits().maxIssues() - all.size();
        List<SyntaxIssue> kept = issues.kept();
        all.addAll(kept.subList(0, Math.min(room, kept.size())));
        return List.copyOf(all);
    }

    int issueCount() {
        return message.parts().issueCount() + issues.count();
    }
}
