package io.siptrail.sip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan hands to a message that is kept.
 *
 * @param text the bytes of the message alone
 * @param contentHash of those bytes
 * @param headers with offsets in {@code text}
 * @param bodyStart offset in {@code text}
 * @param headersEnded whether the empty line was there
 * @param cut whether the capture lost the end
 * @param plain what the message is known by, if no header has an issue; absent where a glance could not tell
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
        @Nullable PlainIdentity plain,
        List<SyntaxIssue> issues,
        int issueCount,
        SipLimits limits) {}
