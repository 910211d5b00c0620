package io.siptrail.analysis;

import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SyntaxIssue;
import java.util.Map;
import java.util.TreeMap;

/** Counts of the messages in the capture, each time that one was captured: retransmissions and copies count. */
public final class MessageCensus {

    private long messages;
    private long cut;
    private long registerRequests;
    private final long[] registerResponses = new long[1_000];
    private final Map<String, Long> issues = new TreeMap<>();

    void count(MessageScanner scanned, boolean lostItsEnd) {
        messages++;
        cut += lostItsEnd ? 1 : 0;
        if (scanned.isRegister() && scanned.isRequest()) {
            registerRequests++;
        } else if (scanned.isRegister()) {
            registerResponses[scanned.statusCode()]++;
        }
    }

    void issues(SipMessage message) {
        if (message.issueCount() > 0) {
            for (SyntaxIssue issue : message.issues()) {
                issues.merge(issue.code().id(), 1L, Long::sum);
            }
        }
    }

    /** SIP messages of any method. */
    public long messages() {
        return messages;
    }

    /** SIP messages of any method of which the capture lost the end. */
    public long cut() {
        return cut;
    }

    public long registerRequests() {
        return registerRequests;
    }

    /** Responses to REGISTER by status. */
    public Map<Integer, Long> registerResponses() {
        Map<Integer, Long> byStatus = new TreeMap<>();
        for (int status = 0; status < registerResponses.length; status++) {
            if (registerResponses[status] > 0) {
                byStatus.put(status, registerResponses[status]);
            }
        }
        return byStatus;
    }

    /** What did not parse in REGISTER messages, by code. */
    public Map<String, Long> issues() {
        return issues;
    }
}
