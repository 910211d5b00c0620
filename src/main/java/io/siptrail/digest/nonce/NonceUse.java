package io.siptrail.digest.nonce;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** How one nonce was used: by whom, in which dialogs, and how far each user counted (RFC 7616 §3.4 nc). */
public final class NonceUse {

    private final int limit;
    private final Map<String, Long> highestCounts = new LinkedHashMap<>();
    private final Set<String> callIds = new LinkedHashSet<>();
    private long uses;
    private long overflows;

    NonceUse(int limit) {
        this.limit = limit;
    }

    /** Records a use and says what it does to the count of its user. */
    NonceCount add(String username, String callId, OptionalLong nc) {
        uses++;
        addCallId(callId);
        Long highest = highestCounts.get(username);
        long count = nc.orElse(0);
        if (highest != null || highestCounts.size() < limit) {
            highestCounts.merge(username, count, Math::max);
        } else {
            overflows++;
        }
        if (highest == null) {
            return NonceCount.FIRST;
        }
        return nc.isEmpty() ? NonceCount.UNCOUNTED : count > highest ? NonceCount.RISEN : NonceCount.NOT_RISEN;
    }

    private void addCallId(String callId) {
        if (callIds.size() < limit) {
            callIds.add(callId);
        } else if (!callIds.contains(callId)) {
            overflows++;
        }
    }

    /** How often it stood in credentials. */
    public long uses() {
        return uses;
    }

    /** The users, in the order of their first use, up to the limit. */
    public List<String> users() {
        return List.copyOf(highestCounts.keySet());
    }

    /** The Call-IDs in the order of their first use, up to the limit. */
    public List<String> callIds() {
        return List.copyOf(callIds);
    }

    /** The highest nc of this user; 0 where there was none. */
    public long highestCount(String username) {
        return highestCounts.getOrDefault(username, 0L);
    }

    /** How many users and Call-IDs are remembered. */
    int remembered() {
        return highestCounts.size() + callIds.size();
    }

    /** How many users and Call-IDs were left out for the limit. */
    public long overflows() {
        return overflows;
    }
}
