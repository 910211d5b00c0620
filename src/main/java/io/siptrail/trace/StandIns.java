package io.siptrail.trace;

import io.siptrail.net.IpAddress;
import io.siptrail.trace.heading.Place;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses for hosts. A host that a text names, or hides, without its address gets one in its place that no packet ever
 * comes from: 0.0.0.1 for the first (RFC 1122 §3.2.1.3), or 100::1 among IPv6 addresses (RFC 6666).
 */
final class StandIns {

    private static final int NAMED = 5;
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private final Map<String, IpAddress> known = new LinkedHashMap<>();
    private final List<String> named = new ArrayList<>();
    private int invented;

    /** The address that a text says; empty when it is a name. */
    static Optional<IpAddress> literal(Place place) {
        return literal(place.host());
    }

    private static Optional<IpAddress> literal(String host) {
        if (!FOUR.matcher(host).matches()) {
            return SIX.matcher(host).matches() ? six(host) : Optional.empty();
        }
        long bits = 0;
        for (String part : host.split("\\.", -1)) {
            int number = Integer.parseInt(part);
            if (number > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | number;
        }
        return Optional.of(new IpAddress(4, 0, bits));
    }

    /** In brackets nothing is looked up: what is no address is refused. */
    private static Optional<IpAddress> six(String host) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(InetAddress.getByName("[" + host + "]").getAddress());
            return Optional.of(
                    bytes.capacity() == 4
                            ? new IpAddress(4, 0, Integer.toUnsignedLong(bytes.getInt()))
                            : new IpAddress(6, bytes.getLong(), bytes.getLong()));
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /** The text shows that this name has this address. */
    void learn(String name, IpAddress address) {
        known.putIfAbsent(name.toLowerCase(Locale.ROOT), address);
    }

    /** The address of a host: its own, one that was learnt, or one in its place, of that IP version. */
    IpAddress of(String host, int version) {
        return literal(host)
                .orElseGet(() -> known.computeIfAbsent(
                        host.toLowerCase(Locale.ROOT), name -> version == 6 ? inventSix(host) : inventFour(host)));
    }

    private IpAddress inventFour(String host) {
        return invented(host, new IpAddress(4, 0, 1 + Math.min(invented, 0xff_fffe)));
    }

    private IpAddress inventSix(String host) {
        return invented(host, new IpAddress(6, 0x100L << 48, 1 + invented));
    }

    private IpAddress invented(String host, IpAddress address) {
        if (invented++ < NAMED) {
            named.add(address + " stands for " + shortened(host) + ", whose address the text does not say");
        }
        return address;
    }

    /** Says which address stands for which host. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(named);
        if (invented > NAMED) {
            warnings.add("more hosts whose address the text does not say: " + (invented - NAMED));
        }
        return warnings;
    }

    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "...";
    }
}
