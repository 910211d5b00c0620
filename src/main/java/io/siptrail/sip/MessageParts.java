package io.siptrail.sip;

import java.util.List;

/**
 * What a scan hands to a message that is kept.
 *
 * @param bytes the message alone, owned by it
 * @param headers with offsets in {@code bytes}
 * @param bodyStart offset in {@code bytes}
 * @param headersEnded whether the empty line was there
 * @param cut whether the capture lost the end
 * @param issues those kept of the scan
 * @param issueCount those counted
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the scanner to the message, never compared
record MessageParts(
        byte[] bytes,
        HeaderIndex headers,
        int bodyStart,
        boolean headersEnded,
        boolean cut,
        List<SyntaxIssue> issues,
        int issueCount,
        SipLimits limits) {}
