package io.siptrail.diagnosis.evidence;

import io.siptrail.net.LostDatagram;
import io.siptrail.sip.CSeq;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SIP messages of which only the first fragment was captured, by Call-ID, in bounds. */
final class LostMessages {

    private final int limit;
    private final MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
    private final Map<String, List<LostMessage>> byCallId = new HashMap<>();
    private int count;
    private long forgotten;

    LostMessages(int limit) {
        this.limit = limit;
    }

    void accept(LostDatagram lost) {
        byte[] head = new byte[lost.head().remaining()];
        lost.head().get(0, head);
        if (!scanner.scan(head, 0, head.length, /* cut= */ true)) {
            return;
        }
        SipMessage message = scanner.message();
        Optional<CSeq> cseq = message.cseq();
        if (message.callId().isEmpty() || cseq.isEmpty()) {
            return;
        }
        if (count >= limit) {
            forgotten++;
            return;
        }
        count++;
        byCallId.computeIfAbsent(message.callId().get(), none -> new ArrayList<>(1))
                .add(of(lost, head, message, cseq.get()));
    }

    private static LostMessage of(LostDatagram lost, byte[] head, SipMessage message, CSeq cseq) {
        String text = new String(head, StandardCharsets.UTF_8);
        return new LostMessage(
                lost.source(),
                lost.destination(),
                lost.frame(),
                lost.timeNanos(),
                text.lines().findFirst().orElse(""),
                message instanceof SipResponse response ? response.statusCode() : 0,
                message.callId().orElse(""),
                cseq.number(),
                lost.length());
    }

    /** In the order in which they were given up. */
    List<LostMessage> of(String callId) {
        return byCallId.getOrDefault(callId, List.of());
    }

    /** How many of them are responses or requests of any method. */
    int count() {
        return count;
    }

    long forgotten() {
        return forgotten;
    }
}
