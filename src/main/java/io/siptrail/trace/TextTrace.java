package io.siptrail.trace;

import io.siptrail.capture.ForeignFormat;
import io.siptrail.capture.ForeignFrames;
import io.siptrail.trace.message.MessageSearch;
import io.siptrail.trace.message.TextLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * SIP as people paste it: what ngrep, sngrep, tcpdump, Wireshark, Asterisk, FreeSWITCH, PJSIP, Linphone, baresip, SIPp,
 * Kamailio, OpenSIPS and Cisco IOS print, or bare messages between any words. A text without a single message is none.
 *
 * <p>Each message is one frame, numbered from 1: an IP packet with a UDP datagram. Addresses and times are those of the
 * text. A text without times has frames without times.
 */
public final class TextTrace implements ForeignFormat {

    private final TextLimits limits;

    public TextTrace(TextLimits limits) {
        this.limits = limits;
    }

    /** Text has no NUL bytes, and hardly any other controls than line ends, tabs and colours. */
    @Override
    public boolean mayBegin(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
            boolean control = b > 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != 0x1b;
            controls += control ? 1 : 0;
        }
        return head.length > 0 && controls <= head.length / 20;
    }

    @Override
    public Optional<ForeignFrames> read(InputStream input) throws IOException {
        MessageSearch search = MessageSearch.in(input, limits);
        return search.messages().isEmpty() ? Optional.empty() : Optional.of(new TraceFrames(search));
    }
}
