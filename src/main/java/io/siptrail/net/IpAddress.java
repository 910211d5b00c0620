package io.siptrail.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address as a value.
 *
 * @param version 4 or 6
 * @param high the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 */
public record IpAddress(int version, long high, long low) implements Comparable<IpAddress> {

    /** Checks that the version is one of the two and that an IPv4 address fits 32 bits. */
    public IpAddress {
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("IP version " + version);
        }
        if (version == 4 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
    }

    /** Reads a literal, IPv6 with brackets or without (RFC 3261 §25.1, RFC 4291 §2.2); empty for a name or anything else. */
    public static Optional<IpAddress> parse(String text) {
        return AddressLiteral.read(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof IpAddress address
                        && low == address.low
                        && high == address.high
                        && version == address.version);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low * 0x9e37_79b9_7f4a_7c15L);
    }

    @Override
    public int compareTo(IpAddress other) {
        int byVersion = Integer.compare(version, other.version);
        if (byVersion != 0) {
            return byVersion;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted decimal, or the canonical text of RFC 5952 without brackets. */
    @Override
    public String toString() {
        return appendTo(new StringBuilder(16)).toString();
    }

    /** Appends the {@linkplain #toString() text}. */
    public StringBuilder appendTo(StringBuilder text) {
        return version == 4 ? dotted(text, (int) low) : text.append(RFC5952.text(high, low));
    }

    private static StringBuilder dotted(StringBuilder text, int bits) {
        text.append(bits >>> 24).append('.').append(bits >>> 16 & 0xff);
        return text.append('.').append(bits >>> 8 & 0xff).append('.').append(bits & 0xff);
    }

    /**
     * RFC 5952 §4: lower-case hex, no leading zeros, the longest run of two or more zero groups (the first of equals) as
     * "::". §5: an IPv4-mapped address ends in dotted decimal.
     */
    private static final class RFC5952 {

        static String text(long high, long low) {
            boolean mapped = high == 0 && low >>> 32 == 0xffff;
            return mapped ? dotted(new StringBuilder("::ffff:"), (int) low).toString() : inGroups(high, low);
        }

        private static String inGroups(long high, long low) {
            int[] groups = new int[8];
            for (int i = 0; i < 8; i++) {
                groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4))) & 0xffff;
            }
            int start = 8;
            int length = 1;
            for (int i = 0; i < 8; i++) {
                int run = zeros(groups, i);
                if (run > length) {
                    start = i;
                    length = run;
                }
            }
            return start == 8 ? hex(groups, 0, 8) : hex(groups, 0, start) + "::" + hex(groups, start + length, 8);
        }

        private static int zeros(int[] groups, int from) {
            int end = from;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            return end - from;
        }

        private static String hex(int[] groups, int from, int to) {
            List<String> parts = new ArrayList<>();
            for (int i = from; i < to; i++) {
                parts.add(Integer.toHexString(groups[i]));
            }
            return String.join(":", parts);
        }
    }
}
