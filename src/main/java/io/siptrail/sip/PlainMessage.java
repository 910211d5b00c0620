package io.siptrail.sip;

/**
 * Tells at a glance that the headers of a message have no issue, which is so for nearly every message: a pass over the
 * typed headers that makes no object. What it does not recognise is for {@link HeaderReader} to judge.
 */
final class PlainMessage {

    private final SipLimits limits;
    private final PlainText text;
    private final HeaderSet seen = new HeaderSet();
    private int vias;
    private int contacts;
    private int challenges;
    private int credentials;

    // What the message is known by.
    private int branchStart;
    private int branchEnd;
    private int sentByStart;
    private int sentByEnd;
    private int callIdStart;
    private int callIdEnd;
    private int cseq;
    private int toStart;
    private int toEnd;
    private boolean asksForPort;
    private boolean fromElsewhere;

    PlainMessage(SipLimits limits) {
        this.limits = limits;
        this.text = new PlainText(limits);
    }

    /** Whether neither the start line nor any header would raise an issue beyond those of the scan. */
    boolean holds(byte[] bytes, StartLine startLine, HeaderIndex headers) {
        seen.clear();
        vias = 0;
        contacts = 0;
        challenges = 0;
        credentials = 0;
        branchStart = 0;
        branchEnd = 0;
        asksForPort = false;
        fromElsewhere = false;
        if (startLine.isRequest()
                && !(text.on(bytes, startLine.restStart(), startLine.restEnd()).uri() && text.atEnd())) {
            return false;
        }
        for (int i = 0; i < headers.count(); i++) {
            int number = headers.number(i);
            if (number >= 0 && !header(KnownHeader.numbered(number), bytes, startLine, headers, i)) {
                return false;
            }
        }
        return isComplete();
    }

    /** What the plain message is known by, with offsets from {@code origin}. */
    PlainIdentity identity(int origin) {
        return new PlainIdentity(
                vias,
                branchStart - origin,
                branchEnd - origin,
                sentByStart - origin,
                sentByEnd - origin,
                callIdStart - origin,
                callIdEnd - origin,
                cseq,
                toStart - origin,
                toEnd - origin,
                asksForPort,
                fromElsewhere);
    }

    private boolean isComplete() {
        return vias > 0
                && seen.contains(KnownHeader.FROM.number())
                && seen.contains(KnownHeader.TO.number())
                && seen.contains(KnownHeader.CALL_ID.number())
                && seen.contains(KnownHeader.CSEQ.number())
                && vias <= limits.maxListElements()
                && contacts <= limits.maxContacts()
                && challenges <= limits.maxListElements()
                && credentials <= limits.maxListElements();
    }

    private boolean header(KnownHeader header, byte[] bytes, StartLine startLine, HeaderIndex headers, int index) {
        return switch (header) {
            case VIA -> on(bytes, headers, index) && viaList();
            case CONTACT -> on(bytes, headers, index) && contactList();
            case FROM -> once(header) && on(bytes, headers, index) && address();
            case TO -> once(header) && on(bytes, headers, index) && to();
            case CALL_ID -> once(header) && isShown(headers, index) && callId(headers, index);
            case CSEQ -> once(header) && on(bytes, headers, index) && cseq(startLine);
            case EXPIRES, MIN_EXPIRES, RETRY_AFTER -> once(header) && on(bytes, headers, index) && seconds();
            case WWW_AUTHENTICATE, PROXY_AUTHENTICATE -> {
                challenges++;
                yield on(bytes, headers, index) && digest();
            }
            case AUTHORIZATION, PROXY_AUTHORIZATION -> {
                credentials++;
                yield on(bytes, headers, index) && digest();
            }
            case DATE, WARNING, REASON, PATH, SERVICE_ROUTE, P_ASSOCIATED_URI ->
                once(header) && isShown(headers, index) && rare(header, bytes, headers, index);
            default -> true;
        };
    }

    private boolean once(KnownHeader header) {
        return seen.add(header.number());
    }

    private static boolean isShown(HeaderIndex headers, int index) {
        return !headers.folded(index) && headers.valueEnd(index) > headers.valueStart(index);
    }

    private boolean on(byte[] bytes, HeaderIndex headers, int index) {
        text.on(bytes, headers.valueStart(index), headers.valueEnd(index));
        return isShown(headers, index);
    }

    private boolean viaList() {
        do {
            vias++;
            if (!via()) {
                return false;
            }
        } while (text.skip(',') && text.blanks());
        return text.atEnd();
    }

    private boolean via() {
        boolean protocol = text.token() && text.skip('/') && text.token() && text.skip('/') && text.token();
        if (!protocol || !text.blank()) {
            return false;
        }
        int start = text.position();
        if (!text.hostPort()) {
            return false;
        }
        if (vias > 1) {
            return text.parameters();
        }
        sentByStart = start;
        sentByEnd = text.position();
        return topViaParameters();
    }

    private boolean topViaParameters() {
        text.beginParameters();
        while (text.isParameterNext()) {
            if (!text.parameter()) {
                return false;
            }
            if (text.isNamed("branch")) {
                branchStart = text.valueStart();
                branchEnd = text.valueEnd();
            } else if (text.isNamed("received")) {
                fromElsewhere |= text.isValueOtherHostThan(sentByStart, sentByEnd);
            } else if (text.isNamed("rport")) {
                asksForPort = true;
                fromElsewhere |= text.isValueOtherPortThan(sentByStart, sentByEnd);
            }
        }
        return true;
    }

    private boolean contactList() {
        if (text.skip('*')) {
            contacts++;
            return text.atEnd();
        }
        do {
            contacts++;
            if (!text.address() || !contactParameters()) {
                return false;
            }
        } while (text.skip(',') && text.blanks());
        return text.atEnd();
    }

    private boolean contactParameters() {
        text.beginParameters();
        while (text.isParameterNext()) {
            if (!text.parameter() || !isContactParameter()) {
                return false;
            }
        }
        return true;
    }

    /** Those whose values have a grammar of their own are taken in their usual forms. */
    private boolean isContactParameter() {
        if (text.isNamed("expires")) {
            return text.isValueFrom(0);
        }
        return text.isNamed("reg-id") ? text.isValueFrom(1) : !text.isNamed("q") || text.isQvalue();
    }

    private boolean callId(HeaderIndex headers, int index) {
        callIdStart = headers.valueStart(index);
        callIdEnd = headers.valueEnd(index);
        return true;
    }

    private boolean to() {
        if (!text.address()) {
            return false;
        }
        toStart = text.uriStart();
        toEnd = text.position() - 1;
        return text.parameters() && text.atEnd();
    }

    private boolean address() {
        return text.address() && text.parameters() && text.atEnd();
    }

    private boolean cseq(StartLine startLine) {
        cseq = text.number();
        return cseq >= 0
                && text.blank()
                && (startLine.isRequest()
                        ? text.isRest(startLine.methodStart(), startLine.methodEnd())
                        : text.token() && text.atEnd());
    }

    private boolean seconds() {
        return text.number() >= 0 && text.atEnd();
    }

    private boolean digest() {
        if (!text.word("Digest") || !text.blank()) {
            return false;
        }
        text.beginParameters();
        do {
            text.blanks();
            if (!text.authParameter()) {
                return false;
            }
            text.blanks();
        } while (text.skip(','));
        return text.atEnd();
    }

    /** Seldom enough that the reader itself may be asked. */
    private boolean rare(KnownHeader header, byte[] bytes, HeaderIndex headers, int index) {
        int from = headers.valueStart(index);
        int to = headers.valueEnd(index);
        if (!WireText.isAscii(bytes, from, to)) {
            return false;
        }
        SyntaxIssues issues = new SyntaxIssues(limits);
        new RareHeaderReader(limits).read(header, new Cursor(issues).on(bytes, from, to));
        return issues.count() == 0;
    }
}
