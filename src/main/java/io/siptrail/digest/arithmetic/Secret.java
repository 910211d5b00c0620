package io.siptrail.digest.arithmetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user and a server share: a password, or the HA1 made of it. It never shows itself: {@link #toString} is always the
 * same, and {@link #reveal} is the only way out.
 */
public final class Secret {

    private static final Secret EMPTY = new Secret(new byte[0], false);

    private final byte[] bytes;
    private final boolean ha1;

    private Secret(byte[] bytes, boolean ha1) {
        this.bytes = bytes;
        this.ha1 = ha1;
    }

    /** A password, which is hashed in UTF-8 (RFC 7616 §4). */
    public static Secret password(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** A password given as the bytes to be hashed, such as the RES of AKA (RFC 3310 §3.3). */
    public static Secret password(byte[] bytes) {
        return new Secret(bytes.clone(), false);
    }

    /** The empty password. */
    public static Secret empty() {
        return EMPTY;
    }

    /** H(username ":" realm ":" password) in hexadecimal digits of either case (RFC 7616 §3.4.2). */
    public static Secret ha1(String digits) {
        return new Secret(digits.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1), true);
    }

    /** Whether it is an HA1. */
    public boolean isHa1() {
        return ha1;
    }

    /** Whether an HA1 could be of this hash function, by its length. Two functions have 64 digits, and then both are tried. */
    public boolean fits(HashFunction hash) {
        return !ha1 || bytes.length == hash.hexLength();
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** This password with text before and after it. */
    public Secret between(String before, String after) {
        byte[] head = before.getBytes(StandardCharsets.UTF_8);
        byte[] tail = after.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + bytes.length + tail.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        System.arraycopy(tail, 0, all, head.length + bytes.length, tail.length);
        return new Secret(all, false);
    }

    /** This password without the blanks and line ends at its start and end. */
    public Secret stripped() {
        int from = 0;
        int to = bytes.length;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        return new Secret(Arrays.copyOfRange(bytes, from, to), false);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** This password in ISO-8859-1, which RFC 2617 left open; empty where that is no other or cannot be. */
    public Optional<Secret> inLatin1() {
        String text = reveal();
        boolean latin = text.chars().allMatch(c -> c < 256) && text.chars().anyMatch(c -> c > 127);
        return latin ? Optional.of(new Secret(text.getBytes(StandardCharsets.ISO_8859_1), false)) : Optional.empty();
    }

    /** This password in UTF-8 whose bytes were taken for characters of a charset and written in UTF-8 again. */
    public Secret misreadAs(Charset charset) {
        return new Secret(new String(bytes, charset).getBytes(StandardCharsets.UTF_8), false);
    }

    /** The secret in clear: for the one place that was asked to show it. */
    public String reveal() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && ha1 == secret.ha1 && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
