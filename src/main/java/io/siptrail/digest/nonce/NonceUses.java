package io.siptrail.digest.nonce;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The uses of many nonces, in bounded memory. Retransmissions are to be left out by the caller. */
public final class NonceUses {

    private final NonceLimits limits;
    private final Map<String, NonceUse> uses = new LinkedHashMap<>(16, 0.75f, true);
    private long remembered;
    private long forgotten;
    private long tooLong;

    public NonceUses(NonceLimits limits) {
        this.limits = limits;
    }

    /**
     * Records that credentials held this nonce.
     *
     * @param nc the nonce count as written; empty where there is none
     */
    public NonceCount add(String nonce, String username, String callId, String nc) {
        if (Math.max(nonce.length(), Math.max(username.length(), callId.length())) > limits.length()) {
            tooLong++;
            return NonceCount.TOO_LONG;
        }
        NonceUse use = uses.computeIfAbsent(nonce, fresh -> new NonceUse(limits.perNonce()));
        int before = use.remembered();
        NonceCount count = use.add(username, callId, count(nc));
        remembered += use.remembered() - before + (before == 0 ? 1 : 0);
        forgetOldest();
        return count;
    }

    private void forgetOldest() {
        Iterator<NonceUse> oldest = uses.values().iterator();
        while (remembered > limits.remembered() && uses.size() > 1) {
            remembered -= oldest.next().remembered() + 1;
            oldest.remove();
            forgotten++;
        }
    }

    private static OptionalLong count(String nc) {
        boolean hexadecimal =
                !nc.isEmpty() && nc.length() <= 8 && nc.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        return hexadecimal ? OptionalLong.of(Long.parseLong(nc, 16)) : OptionalLong.empty();
    }

    /** How this nonce was used, if it was and is still remembered. */
    public Optional<NonceUse> of(String nonce) {
        return Optional.ofNullable(uses.get(nonce));
    }

    /** How many nonces were forgotten for the limit. */
    public long forgotten() {
        return forgotten;
    }

    /** How many uses were not recorded for the length of a name. */
    public long tooLong() {
        return tooLong;
    }
}
