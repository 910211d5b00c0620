package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One pass over the headers of a message: reads each of a group by its grammar and gathers their issues. What no header needs is not made. */
final class HeaderReader {

    private static final KnownHeader[] REQUIRED = {
        KnownHeader.VIA, KnownHeader.FROM, KnownHeader.TO, KnownHeader.CALL_ID, KnownHeader.CSEQ
    };

    private final SipMessage message;
    private final MessageText text;
    private final HeaderIndex headers;
    private final SipLimits limits;
    private final SyntaxIssues issues;
    private final Cursor cursor;
    private final HeaderSet seen = new HeaderSet();

    private @Nullable ElementList<Via> vias;
    private @Nullable ElementList<Contact> contacts;
    private @Nullable ElementList<Challenge> challenges;
    private @Nullable ElementList<Credentials> credentials;
    private @Nullable RareHeaderReader rare;
    private @Nullable String callId;
    private @Nullable CSeq cseq;
    private @Nullable NameAddr from;
    private @Nullable NameAddr to;
    private OptionalLong expires = OptionalLong.empty();

    HeaderReader(SipMessage message) {
        this.message = message;
        text = message.parts().text();
        headers = message.parts().headers();
        limits = message.parts().limits();
        issues = new SyntaxIssues(limits);
        cursor = new Cursor(issues);
    }

    TypedHeaders read(HeaderGroup group) {
        for (int i = 0; i < headers.count(); i++) {
            int number = headers.number(i);
            if (number >= 0 && group.contains(number)) {
                read(KnownHeader.numbered(number), i);
            }
        }
        return new TypedHeaders(this);
    }

    /** Everything, and what is wrong with the message as a whole. */
    TypedHeaders readAll() {
        message.checkStartLine(issues);
        read(HeaderGroup.ALL);
        checkRequired();
        checkMethod();
        return new TypedHeaders(this);
    }

    private void read(KnownHeader header, int index) {
        switch (header) {
            case VIA -> viaList().addLine(cursor(index), Via::read);
            case CONTACT -> contactList().addLine(cursor(index), Contact::read);
            case WWW_AUTHENTICATE -> challengeList().addLine(cursor(index), Challenge::readWww);
            case PROXY_AUTHENTICATE -> challengeList().addLine(cursor(index), Challenge::readProxy);
            case AUTHORIZATION -> credentials(CredentialsKind.AUTHORIZATION, cursor(index));
            case PROXY_AUTHORIZATION -> credentials(CredentialsKind.PROXY_AUTHORIZATION, cursor(index));
            case CALL_ID, CSEQ, FROM, TO, EXPIRES, MIN_EXPIRES, RETRY_AFTER, DATE -> single(header, index);
            case WARNING, REASON, PATH, SERVICE_ROUTE, P_ASSOCIATED_URI ->
                rareReader().read(header, cursor(index));
            default -> {
                // Read as text when asked for.
            }
        }
    }

    /** A header that stands once: a second one is an issue and does not count. */
    private void single(KnownHeader header, int index) {
        Cursor value = cursor(index);
        if (!seen.add(header.number())) {
            value.issue(IssueCode.DUPLICATE_HEADER, value.start());
        } else if (value.atEnd()) {
            issues.add(IssueCode.EMPTY_HEADER, value.offset(value.start()), header.text());
        } else {
            assign(header, value);
        }
    }

    private void assign(KnownHeader header, Cursor value) {
        switch (header) {
            case CALL_ID -> callId = value.rest();
            case CSEQ -> cseq = CSeq.read(value);
            case FROM -> from = NameAddr.read(value, false);
            case TO -> to = NameAddr.read(value, false);
            case EXPIRES -> expires = DeltaSeconds.readAlone(value);
            default -> rareReader().read(header, value);
        }
    }

    private Cursor cursor(int index) {
        int start = headers.valueStart(index);
        int end = headers.valueEnd(index);
        if (!headers.folded(index) && text.isPlain(start, end)) {
            return cursor.on(text.array(), start, end);
        }
        String value = message.value(index);
        return cursor.on(value, start, !headers.folded(index) && value.length() == end - start);
    }

    private void credentials(CredentialsKind kind, Cursor value) {
        if (credentialsList().hasRoom(value)) {
            credentialsList().add(Credentials.read(kind, value));
        }
    }

    private ElementList<Via> viaList() {
        vias = vias == null ? others() : vias;
        return vias;
    }

    private ElementList<Contact> contactList() {
        contacts = contacts == null ? new ElementList<>(limits.maxContacts(), IssueCode.TOO_MANY_CONTACTS) : contacts;
        return contacts;
    }

    private ElementList<Challenge> challengeList() {
        challenges = challenges == null ? others() : challenges;
        return challenges;
    }

    private ElementList<Credentials> credentialsList() {
        credentials = credentials == null ? others() : credentials;
        return credentials;
    }

    private <T> ElementList<T> others() {
        return new ElementList<>(limits.maxListElements(), IssueCode.TOO_MANY_ELEMENTS);
    }

    private RareHeaderReader rareReader() {
        rare = rare == null ? new RareHeaderReader(limits) : rare;
        return rare;
    }

    /** In a message whose end is lost, what is absent may have been there. */
    private void checkRequired() {
        if (message.cut() && !message.parts().headersEnded()) {
            return;
        }
        for (KnownHeader header : REQUIRED) {
            boolean present = header == KnownHeader.VIA ? !vias().isEmpty() : seen.contains(header.number());
            if (!present) {
                issues.add(IssueCode.MISSING_HEADER, 0, header.text());
            }
        }
    }

    private void checkMethod() {
        boolean mismatch = message instanceof SipRequest request
                && cseq != null
                && !cseq.method().equals(request.method());
        if (mismatch && cseq != null) {
            issues.add(IssueCode.CSEQ_METHOD_MISMATCH, 0, cseq.method());
        }
    }

    Optional<String> callId() {
        return Optional.ofNullable(callId);
    }

    Optional<CSeq> cseq() {
        return Optional.ofNullable(cseq);
    }

    List<Via> vias() {
        return ElementList.of(vias);
    }

    Optional<NameAddr> from() {
        return Optional.ofNullable(from);
    }

    Optional<NameAddr> to() {
        return Optional.ofNullable(to);
    }

    List<Contact> contacts() {
        return ElementList.of(contacts);
    }

    OptionalLong expires() {
        return expires;
    }

    List<Challenge> challenges() {
        return ElementList.of(challenges);
    }

    List<Credentials> credentials() {
        return ElementList.of(credentials);
    }

    RareHeaders rare() {
        return rare == null ? RareHeaders.NONE : rare.headers();
    }

    /** Those of the scan first. */
    List<SyntaxIssue> issues() {
        List<SyntaxIssue> scanned = message.parts().issues();
        List<SyntaxIssue> kept = issues.kept();
        if (kept.isEmpty()) {
            return scanned;
        }
        List<SyntaxIssue> all = new ArrayList<>(scanned);
        int room = limits.maxIssues() - all.size();
        all.addAll(kept.subList(0, Math.min(room, kept.size())));
        return List.copyOf(all);
    }

    int issueCount() {
        return message.parts().issueCount() + issues.count();
    }
}
