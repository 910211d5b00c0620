package io.siptrail.trace;

import io.siptrail.trace.heading.Place;
import io.siptrail.trace.message.FoundMessage;
import io.siptrail.trace.message.Outline;
import java.util.Optional;

/** What all messages of one transaction together say of its two ends; a place that is an address is better than a name. */
final class Hop {

    private Optional<Place> client = Optional.empty();
    private Optional<Place> server = Optional.empty();
    private Optional<Place> via = Optional.empty();
    private Optional<Place> target = Optional.empty();

    void add(FoundMessage message) {
        Outline outline = message.outline();
        boolean request = outline.request();
        client = better(
                client,
                said(request ? message.heading().source() : message.heading().destination()));
        server = better(
                server,
                said(
                        request
                                ? message.heading().destination()
                                : message.heading().source()));
        if (request || via.isEmpty()) {
            via = better(via, outline.received()).or(outline::sentBy);
            target = request ? outline.target() : outline.recipient();
        }
    }

    /** A place with a host. */
    static Optional<Place> said(Optional<Place> place) {
        return place.filter(Place::isNamed);
    }

    private static Optional<Place> better(Optional<Place> one, Optional<Place> other) {
        boolean keep = one.isPresent()
                && (StandIns.literal(one.get()).isPresent()
                        || other.flatMap(StandIns::literal).isEmpty());
        return keep ? one : other.or(() -> one);
    }

    /** The end that sends requests, as the text says it around the messages. */
    Optional<Place> statedClient() {
        return client;
    }

    /** The end that answers, as the text says it around the messages. */
    Optional<Place> statedServer() {
        return server;
    }

    /** The end that sends requests, as the topmost Via says it. */
    Optional<Place> inferredClient() {
        return via;
    }

    /** The end that answers, as Route, Request-URI or To say it. */
    Optional<Place> inferredServer() {
        return target;
    }
}
