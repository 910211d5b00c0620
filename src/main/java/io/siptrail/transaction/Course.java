package io.siptrail.transaction;

import io.siptrail.net.Endpoint;
import java.util.List;

/**
 * What happened in a transaction beside its request and its first final. Most transactions have nothing of it and share
 * {@link #PLAIN}.
 *
 * @param resends of the request, the first {@value #KEPT} in order
 * @param provisional status of the last 1xx; 0 when there was none
 * @param otherFinals finals after the first that say something else, at most {@value #FEW}
 * @param otherSources where copies of the request came from, other than the first; at most {@value #FEW}
 * @param otherDestinations where copies of the request went to, other than the first; at most {@value #FEW}
 * @param answeredHome whether a response went from where the request was sent to where it came from
 * @param answeredFrom senders of responses that are not where the request was sent; at most {@value #FEW}
 * @param answeredTo receivers of responses that are not where the request came from; at most {@value #FEW}
 */
public record Course(
        List<Resend> resends,
        int provisional,
        List<RegisterResponse> otherFinals,
        List<Endpoint> otherSources,
        List<Endpoint> otherDestinations,
        boolean answeredHome,
        List<Endpoint> answeredFrom,
        List<Endpoint> answeredTo) {

    static final int KEPT = 64;
    static final int FEW = 4;

    /** A request that was sent once and answered, if at all, by whom it was sent to. */
    public static final Course PLAIN =
            new Course(List.of(), 0, List.of(), List.of(), List.of(), true, List.of(), List.of());

    /** Copies the lists. */
    public Course {
        resends = List.copyOf(resends);
        otherFinals = List.copyOf(otherFinals);
        otherSources = List.copyOf(otherSources);
        otherDestinations = List.copyOf(otherDestinations);
        answeredFrom = List.copyOf(answeredFrom);
        answeredTo = List.copyOf(answeredTo);
    }

    /** Whether it is as {@link #PLAIN} is. */
    public boolean isPlain() {
        return answeredHome
                && provisional == 0
                && resends.isEmpty()
                && otherFinals.isEmpty()
                && otherSources.isEmpty()
                && otherDestinations.isEmpty()
                && answeredFrom.isEmpty()
                && answeredTo.isEmpty();
    }

    /** Whether every response went past each address that the request was seen to come from. */
    public boolean answeredElsewhere() {
        return !answeredHome && !answeredTo.isEmpty() && answeredTo.stream().noneMatch(otherSources::contains);
    }

    /** Whether every response came from another address than those that the request was seen to go to. */
    public boolean answeredByAnother() {
        return !answeredHome && !answeredFrom.isEmpty() && answeredFrom.stream().noneMatch(otherDestinations::contains);
    }
}
