package io.siptrail.redaction;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The pseudonym of each name: the same for the same name wherever it stands. Addresses become those of the documentation prefix
 * 2001:db8::/32 (RFC 3849), names of hosts end in {@code .example} (RFC 2606); ports are kept.
 */
final class Pseudonyms {

    private static final int USER_BYTES = 6;
    private static final int CALL_ID_BYTES = 8;
    private static final long PREFIX_OF_IPV4 = 0x2001_0db8_0004_0000L;
    private static final long PREFIX_OF_IPV6 = 0x2001_0db8_0006_0000L;
    private static final int ROUNDS = 6;
    private static final int HALF = 0xffff;
    private static final String MAGIC_COOKIE = "z9hG4bK";

    private final RedactionKey key;
    private final int most;
    private final Map<IpAddress, IpAddress> addresses = new HashMap<>();

    Pseudonyms(RedactionKey key, RedactionLimits limits) {
        this.key = key;
        this.most = limits.addresses();
    }

    private String digits(String kind, String value, int bytes) {
        return HexFormat.of().formatHex(key.code(kind, value), 0, bytes);
    }

    String user(String user) {
        return user.isEmpty() ? "" : "u" + digits("user", user, USER_BYTES);
    }

    /** A name or an address, the latter without brackets. */
    String host(String host) {
        if (host.isEmpty()) {
            return "";
        }
        return literal(host)
                .map(address -> address(address).toString())
                .orElseGet(() -> "h" + digits("host", host.toLowerCase(Locale.ROOT), USER_BYTES) + ".example");
    }

    /** The same, an address in brackets. */
    String hostOfUri(String host) {
        return literal(host).isPresent() ? "[" + host(host) + "]" : host(host);
    }

    private static Optional<IpAddress> literal(String host) {
        return IpAddress.parse(host);
    }

    String callId(String callId) {
        return callId.isEmpty() ? "" : "c" + digits("call-id", callId, CALL_ID_BYTES);
    }

    /** It keeps the magic cookie (RFC 3261 §8.1.1.7). */
    String branch(String branch) {
        boolean modern = branch.startsWith(MAGIC_COOKIE);
        return branch.isEmpty() ? "" : (modern ? MAGIC_COOKIE : "") + digits("branch", branch, CALL_ID_BYTES);
    }

    /** Of anything else that may tell who somebody is. */
    String token(String text) {
        return text.isEmpty() ? "" : "x" + digits("token", text, USER_BYTES);
    }

    /** Of a device (RFC 5626 §4.1): a UUID in form. */
    String instance(String instance) {
        if (instance.isEmpty()) {
            return "";
        }
        String digits = digits("instance", instance.toLowerCase(Locale.ROOT), 16);
        return "urn:uuid:" + digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16)
                + "-" + digits.substring(16, 20) + "-" + digits.substring(20);
    }

    Endpoint endpoint(Endpoint endpoint) {
        return new Endpoint(address(endpoint.address()), endpoint.port());
    }

    IpAddress address(IpAddress address) {
        IpAddress known = addresses.get(address);
        if (known != null) {
            return known;
        }
        if (addresses.size() >= most) {
            addresses.clear();
        }
        IpAddress fresh = address.version() == 4
                ? new IpAddress(6, PREFIX_OF_IPV4, permuted((int) address.low()))
                : ofIpv6(address);
        addresses.put(address, fresh);
        return fresh;
    }

    private IpAddress ofIpv6(IpAddress address) {
        ByteBuffer code = ByteBuffer.wrap(key.code("ipv6", address.toString()));
        return new IpAddress(6, PREFIX_OF_IPV6 | Short.toUnsignedLong(code.getShort()), code.getLong());
    }

    /** A Feistel network over the two halves: two addresses never share a pseudonym. */
    private long permuted(int address) {
        int left = address >>> 16;
        int right = address & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] code = key.code("ipv4", round + ":" + right);
            int next = left ^ (ByteBuffer.wrap(code).getShort() & HALF);
            left = right;
            right = next;
        }
        return Integer.toUnsignedLong(left << 16 | right);
    }
}
