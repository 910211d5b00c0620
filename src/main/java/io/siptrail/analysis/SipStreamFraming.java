package io.siptrail.analysis;

import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.stream.SipFraming;
import io.siptrail.stream.StartLineKind;
import java.util.Set;

/** Start lines and lengths of SIP messages in a stream, as the scanner reads them. */
final class SipStreamFraming implements SipFraming {

    /** Of RFC 3261 and the RFCs that add to it. */
    private static final Set<String> METHODS = Set.of(
            "ACK",
            "BYE",
            "CANCEL",
            "INFO",
            "INVITE",
            "MESSAGE",
            "NOTIFY",
            "OPTIONS",
            "PRACK",
            "PUBLISH",
            "REFER",
            "REGISTER",
            "SUBSCRIBE",
            "UPDATE");

    private final MessageScanner scanner;
    private boolean wellKnown;

    SipStreamFraming(SipLimits limits) {
        this.scanner = new MessageScanner(limits);
    }

    @Override
    public StartLineKind startLine(byte[] bytes, int offset, int length) {
        wellKnown = false;
        if (!scanner.scanStream(bytes, offset, length)) {
            return StartLineKind.NONE;
        }
        if (!scanner.isRequest()) {
            wellKnown = true;
            return StartLineKind.RESPONSE;
        }
        wellKnown = METHODS.contains(scanner.method());
        return scanner.methodIs("ACK") ? StartLineKind.ACK : StartLineKind.REQUEST;
    }

    @Override
    public boolean isWellKnown() {
        return wellKnown;
    }

    @Override
    public long contentLength(byte[] bytes, int offset, int length) {
        return scanner.scanStream(bytes, offset, length) ? scanner.contentLength() : -1;
    }
}
