package io.siptrail.net;

import java.util.Map;
import java.util.TreeMap;

/**
 * The account of all frames. What was read is what was used, what was no SIP, and what could not be decoded, by reason;
 * the sum holds once the {@link PacketDecoder} was finished.
 */
public final class FrameTally {

    private final long[] counts = new long[Fate.values().length];
    private long read;

    void read() {
        read++;
    }

    void settle(Fate fate, int frames) {
        counts[fate.ordinal()] += frames;
    }

    /** Says that frames already settled, or about to be, as one fate are of another one. */
    public void correct(Fate from, Fate to, int frames) {
        counts[from.ordinal()] -= frames;
        counts[to.ordinal()] += frames;
    }

    /** Frames handed to the decoder. */
    public long framesRead() {
        return read;
    }

    /** Frames that ended so. */
    public long count(Fate fate) {
        return counts[fate.ordinal()];
    }

    /** Frames of every undecodable fate, by reason; reasons that did not occur are absent. */
    public Map<String, Long> undecodable() {
        Map<String, Long> byReason = new TreeMap<>();
        for (Fate fate : Fate.values()) {
            if (fate.undecodable() && count(fate) > 0) {
                byReason.put(fate.reason(), count(fate));
            }
        }
        return byReason;
    }
}
