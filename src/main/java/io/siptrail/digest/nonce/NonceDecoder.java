package io.siptrail.digest.nonce;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one nonce by the formats that are known. What it gives is a possibility: {@link NonceCensus} says whether the registrar's
 * nonces bear it out.
 */
public final class NonceDecoder {

    /** Times, hash, second hash, index with flags (nonce.h of Kamailio). */
    private static final Set<Integer> KAMAILIO_BYTES = Set.of(24, 29, 40, 45);

    private static final int KAMAILIO_CHARACTERS = 60;

    /** Such nonces are base64 by their letters only: others write MD5 hashes of 32 digits. */
    private static final String HEXADECIMAL = "0123456789abcdefABCDEF";

    /** Expiry, and MD5 with or without an index before it: 40 or 48 digits. Eight digits alone are chan_sip's random. */
    private static final Pattern OPENSIPS = Pattern.compile("([0-9a-f]{8})(?:[0-9a-f]{8})?[0-9a-f]{32}");

    private static final Pattern UNIX_TIME = Pattern.compile("(\\d{9,10})[/:][0-9A-Za-z+/=._-]{8,128}");

    private NonceDecoder() {}

    /** The nonce in the one format that fits; empty where none does or its times make no sense. */
    public static Optional<Nonce> decode(String nonce) {
        return kamailio(nonce)
                .or(() -> openSips(nonce))
                .or(() -> unixTime(nonce))
                .filter(Nonce::isPlausible);
    }

    private static Optional<Nonce> kamailio(String nonce) {
        if (nonce.length() > KAMAILIO_CHARACTERS || isHexadecimal(nonce)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(nonce);
        } catch (IllegalArgumentException otherAlphabet) {
            return Optional.empty();
        }
        if (!KAMAILIO_BYTES.contains(bytes.length)) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        Instant expires = Instant.ofEpochSecond(Integer.toUnsignedLong(fields.getInt()));
        Instant issued = Instant.ofEpochSecond(Integer.toUnsignedLong(fields.getInt()));
        return Optional.of(new Nonce(NonceFormat.KAMAILIO, Optional.of(issued), Optional.of(expires)))
                .filter(Nonce::isPlausible);
    }

    private static boolean isHexadecimal(String nonce) {
        for (int i = 0; i < nonce.length(); i++) {
            if (HEXADECIMAL.indexOf(nonce.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Nonce> openSips(String nonce) {
        Matcher fields = OPENSIPS.matcher(nonce);
        return fields.matches()
                ? Optional.of(new Nonce(
                        NonceFormat.OPENSIPS,
                        Optional.empty(),
                        Optional.of(Instant.ofEpochSecond(Long.parseLong(fields.group(1), 16)))))
                : Optional.empty();
    }

    private static Optional<Nonce> unixTime(String nonce) {
        Matcher fields = UNIX_TIME.matcher(nonce);
        return fields.matches()
                ? Optional.of(new Nonce(
                        NonceFormat.UNIX_TIME,
                        Optional.of(Instant.ofEpochSecond(Long.parseLong(fields.group(1)))),
                        Optional.empty()))
                : Optional.empty();
    }
}
