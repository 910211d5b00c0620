package io.siptrail.trace;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.trace.heading.Place;
import io.siptrail.trace.message.FoundMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who sent each message of a text to whom. What the text says around the message is right; what it does not say there, it
 * says around another message of the transaction, or the message itself says it: the topmost Via the client, Route,
 * Request-URI or To the registrar.
 */
final class Ends {

    private static final String NOBODY = "a host that the text does not name";

    /** The two ends of a message's way. */
    record Pair(Endpoint source, Endpoint destination) {}

    private final Map<String, Hop> hops = new HashMap<>();
    private final StandIns hosts = new StandIns();
    private long inferred;

    Ends(List<FoundMessage> messages) {
        for (FoundMessage message : messages) {
            hop(message).add(message);
        }
        hops.values().forEach(this::learn);
    }

    private Hop hop(FoundMessage message) {
        return hops.computeIfAbsent(message.outline().transaction(), fresh -> new Hop());
    }

    /** A request went to a name, and an address answered. */
    private void learn(Hop hop) {
        Optional<IpAddress> address = hop.statedServer().flatMap(StandIns::literal);
        Optional<Place> name =
                hop.inferredServer().filter(place -> StandIns.literal(place).isEmpty());
        if (address.isPresent() && name.isPresent()) {
            hosts.learn(name.get().host(), address.get());
        }
    }

    /** The ends of a message of this text. */
    Pair of(FoundMessage message) {
        Hop hop = hop(message);
        boolean request = message.outline().request();
        Optional<Place> source = address(message.heading().source());
        Optional<Place> destination = address(message.heading().destination());
        inferred += source.isEmpty() || destination.isEmpty() ? 1 : 0;
        Place client = (request ? source : destination)
                .or(() -> address(hop.statedClient()))
                .or(hop::inferredClient)
                .or(hop::statedClient)
                .orElse(new Place(NOBODY, 0));
        Place server = (request ? destination : source)
                .or(() -> address(hop.statedServer()))
                .or(hop::statedServer)
                .or(hop::inferredServer)
                .orElse(new Place(NOBODY, 0));
        int port = message.outline().transport().equals("TLS") ? 5061 : 5060;
        int version = version(client, server);
        Endpoint atClient = endpoint(client, port, version);
        Endpoint atServer = apart(endpoint(server, port, version), server, atClient);
        return request ? new Pair(atClient, atServer) : new Pair(atServer, atClient);
    }

    private static Optional<Place> address(Optional<Place> place) {
        return place.filter(known -> StandIns.literal(known).isPresent());
    }

    /** The IP version of the end whose address is known. */
    private static int version(Place one, Place other) {
        return StandIns.literal(one)
                .or(() -> StandIns.literal(other))
                .map(IpAddress::version)
                .orElse(4);
    }

    private Endpoint endpoint(Place place, int port, int version) {
        return new Endpoint(hosts.of(place.host(), version), place.port() == 0 ? port : place.port());
    }

    /** Where somebody replaced all addresses by one word, the two ends are still two. */
    private Endpoint apart(Endpoint server, Place place, Endpoint client) {
        return server.equals(client) && StandIns.literal(place).isEmpty()
                ? new Endpoint(
                        hosts.of(
                                place.host() + " (the registrar)",
                                client.address().version()),
                        server.port())
                : server;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (inferred > 0) {
            warnings.add(
                    "messages with an address that is inferred from Via, Route, Request-URI or To, because the text does not"
                            + " say it: " + inferred);
        }
        warnings.addAll(hosts.warnings());
        return warnings;
    }
}
