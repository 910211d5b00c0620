package io.siptrail.digest.candidate;

import io.siptrail.digest.arithmetic.HashFunction;
import io.siptrail.digest.arithmetic.Hex;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Tries candidates on one group, for one thread. All that does not depend on the candidate stands ready in buffers, and
 * nothing is allocated for a candidate:
 *
 * <pre>
 *   head | candidate            hash  ->  HA1
 *   HA1 digits | :nonce:cnonce  hash  ->  HA1 of -sess, where there is one
 *   HA1 digits | rest           hash  ->  response
 * </pre>
 */
final class GroupDigester {

    private final TargetGroup group;
    private final MessageDigest digest;
    private final byte[] first;
    private final byte[] hash;
    private final byte[][] sessions;
    private final byte[][] lasts;
    private final byte[][] responses;

    GroupDigester(TargetGroup group, int candidateBytes) {
        this.group = group;
        HashFunction function = group.hash;
        digest = function.digest();
        first = Arrays.copyOf(group.head, group.head.length + candidateBytes);
        hash = new byte[function.length()];
        int digits = function.hexLength();
        sessions = group.targets.stream()
                .map(target -> target.session().hasRemaining() ? after(digits, target.session()) : new byte[0])
                .toArray(byte[][]::new);
        lasts = group.targets.stream()
                .map(target -> after(digits, target.rest()))
                .toArray(byte[][]::new);
        responses = group.targets.stream()
                .map(target -> after(0, target.response()))
                .toArray(byte[][]::new);
    }

    private static byte[] after(int room, ByteBuffer text) {
        byte[] bytes = new byte[room + text.remaining()];
        text.duplicate().get(bytes, room, text.remaining());
        return bytes;
    }

    /** Hashes a candidate of at most the bytes that were said; {@link #fits} then compares. */
    void take(byte[] bytes, int from, int length) {
        System.arraycopy(bytes, from, first, group.head.length, length);
        hash(first, group.head.length + length);
        for (int i = 0; i < lasts.length; i++) {
            Hex.writeLower(hash, sessions[i].length == 0 ? lasts[i] : sessions[i]);
        }
    }

    /** Whether the candidate gives the response of the target at this place in the group. */
    boolean fits(int i) {
        if (sessions[i].length > 0) {
            hash(sessions[i], sessions[i].length);
            Hex.writeLower(hash, lasts[i]);
        }
        hash(lasts[i], lasts[i].length);
        return Arrays.equals(hash, responses[i]);
    }

    private void hash(byte[] text, int length) {
        digest.update(text, 0, length);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException tooSmall) {
            throw new IllegalStateException(tooSmall);
        }
    }
}
