package io.siptrail.testing;

import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.stream.SipFraming;
import io.siptrail.stream.StartLineKind;

/** Knows as much of SIP as the scanner; of methods only REGISTER is well known. */
public final class ScannerFraming implements SipFraming {

    private final MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);

    @Override
    public StartLineKind startLine(byte[] bytes, int offset, int length) {
        if (!scanner.scanStream(bytes, offset, length)) {
            return StartLineKind.NONE;
        }
        return scanner.isRequest() ? StartLineKind.REQUEST : StartLineKind.RESPONSE;
    }

    @Override
    public boolean isWellKnown() {
        return !scanner.isRequest() || scanner.isRegister();
    }

    @Override
    public long contentLength(byte[] bytes, int offset, int length) {
        return scanner.scanStream(bytes, offset, length) ? scanner.contentLength() : -1;
    }
}
