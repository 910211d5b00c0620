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
 * Addresses for hosts. A host that a text names, or hides, without its address gets one of 0.0.0.0/8 in its place, which
 * no packet ever comes from (RFC 1122 §3.2.1.3): 0.0.0.1 for the first.
 */
final class StandIns {

    private static final int NAMED = 5;
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private final Map<String, IpAddress> known = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

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

    /** The address of a host: its own, one that was learnt, or one in its place. */
    IpAddress of(String host) {
        return literal(host).orElseGet(() -> known.computeIfAbsent(host.toLowerCase(Locale.ROOT), this::invent));
    }

    private IpAddress invent(String host) {
        names.add(host);
        return new IpAddress(4, 0, Math.min(names.size(), 0xff_ffff));
    }

    /** Says which address stands for which host. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), NAMED); i++) {
            warnings.add(new IpAddress(4, 0, i + 1) + " stands for " + shortened(names.get(i))
                    + ", whose address the text does not say");
        }
        if (names.size() > NAMED) {
            warnings.add("more hosts whose address the text does not say: " + (names.size() - NAMED));
        }
        return warnings;
    }

    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "...";
    }
}
