package io.siptrail.extract;

import io.siptrail.net.Datagram;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The random of each ClientHello (RFC 8446 §4.1.2), by which a key log names its connection: the secrets of other
 * connections are not for whom an excerpt is given to.
 */
final class ClientRandoms {

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    /** Behind the header of the record, that of the handshake message, and the version. */
    private static final int RANDOM_AT = 11;

    private static final int RANDOM_BYTES = 32;

    private final Map<Long, Set<String>> byConnection = new HashMap<>();
    private final int most;

    ClientRandoms(int most) {
        this.most = most;
    }

    /** Takes the payload of a segment of this connection. */
    void note(long connection, Datagram payload) {
        int at = payload.offset();
        boolean hello = payload.length() >= RANDOM_AT + RANDOM_BYTES
                && payload.data().get(at) == HANDSHAKE
                && payload.data().get(at + 1) == 3
                && payload.data().get(at + 5) == CLIENT_HELLO;
        if (hello && byConnection.size() < most) {
            byte[] random = new byte[RANDOM_BYTES];
            payload.data().get(at + RANDOM_AT, random);
            byConnection
                    .computeIfAbsent(connection, none -> new HashSet<>(1))
                    .add(HexFormat.of().formatHex(random));
        }
    }

    /** The lines of a key log that are about wanted connections. */
    String secretsOf(WantedConnections wanted, List<String> keyLog) {
        Set<String> randoms = byConnection.entrySet().stream()
                .filter(entry -> wanted.isWanted(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
        return keyLog.stream()
                .flatMap(String::lines)
                .filter(line -> randoms.contains(random(line)))
                .distinct()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String random(String line) {
        String[] words = line.strip().split("[ \t]+", -1);
        return words.length == 3 ? words[1].toLowerCase(Locale.ROOT) : "";
    }
}
