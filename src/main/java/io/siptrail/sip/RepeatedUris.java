package io.siptrail.sip;

import org.jspecify.annotations.Nullable;

/**
 * URIs lately read: a client writes the same few in every message, and its registrar echoes them. Only those that raised no
 * issue are kept, so that one found here is what reading it again would give. A table of one slot each, where the latest
 * wins. Threads may race here, as in {@link RepeatedTexts}.
 */
final class RepeatedUris {

    private static final int LONGEST = 256;
    private static final @Nullable SipUri[] SLOTS = new SipUri[1 << 12];

    private RepeatedUris() {}

    /** The URI with exactly the characters in [from, to), if it was read lately and is within the limits. */
    static @Nullable SipUri find(String text, int from, int to, SipLimits limits) {
        int length = to - from;
        SipUri uri = length > LONGEST ? null : SLOTS[slot(text, from, to)];
        boolean same = uri != null
                && uri.text().length() == length
                && uri.text().regionMatches(0, text, from, length)
                && uri.parameters().size() <= limits.maxParameters()
                && uri.headers().size() <= limits.maxParameters();
        return same ? uri : null;
    }

    /** Keeps a URI that raised no issue. */
    static void keep(SipUri uri) {
        String text = uri.text();
        if (text.length() <= LONGEST) {
            SLOTS[slot(text, 0, text.length())] = uri;
        }
    }

    private static int slot(String text, int from, int to) {
        return RepeatedTexts.hash(text, from, to) & (SLOTS.length - 1);
    }
}
