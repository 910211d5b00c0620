package io.siptrail.sip;

import java.util.List;

/**
 * What a scan hands to a message that is kept.
 *
 * @param text the bytes of the message alone
 * @param contentHash of those bytes
 * @param headers with offsets in {@code text}
 * @param bodyStart offset in {@code text}
 * @param headersEnded whether the empty line was there
 * @param cut whether the capture lost the end
 * @param issues those kept of the scan
 * @param issueCount those counted
 */
record MessageParts(
        MessageText text,
        long contentHash,
        HeaderIndex headers,
        int bodyStart,
        boolean headersEnded,
        boolean cut,
        List<SyntaxIssue> issues,
        int issueCount,
        SipLimits limits) {}
