package io.siptrail.registration;

import io.siptrail.net.Endpoint;
import io.siptrail.transaction.Position;
import java.util.Optional;

/**
 * One contact of one address-of-record for as long as a registrar held it without a longer break than its own lifetime.
 *
 * @param registrant who registered it; empty when it was only seen in lists
 * @param registrar who grants or lists it
 * @param position of the first response that shows it
 * @param rank its place among the contacts that are new in that response, from 0
 * @param listings what lists that were not for its own REGISTER showed
 * @param frames of the responses that granted it, else of those that first and last listed it
 */
public record Binding(
        String aor,
        BoundContact contact,
        Optional<Registrant> registrant,
        Endpoint registrar,
        Position position,
        int rank,
        Grants grants,
        Listings listings,
        Habit habit,
        Ending ending,
        FrameTrail frames) {

    /** Stands for an instant that never comes, and for seconds that are not known. */
    public static final long UNKNOWN = -1;

    /** Stands for an end that is not known. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * What was granted to it. Times in nanoseconds since the epoch: raw ones of the frames, and the same in running time.
     *
     * @param count 2xx to its own REGISTERs; 0 when it was only listed
     * @param requestedSeconds the last time; {@link #UNKNOWN} when no expiry was asked for
     * @param grantedSeconds the last time; {@link #UNKNOWN} when neither side named one
     */
    public record Grants(
            long count,
            long firstNanos,
            long firstOrder,
            long lastNanos,
            long lastOrder,
            long requestedSeconds,
            long grantedSeconds) {}

    /**
     * How it was listed beside others, or to a query, or in a refusal.
     *
     * @param count of those lists
     * @param cameListed whether the first response that shows it is such a list
     * @param firstSeconds what remained then; {@link #UNKNOWN} when the list does not say
     * @param lastSeconds what remained in the last
     * @param heldOrder running time of the last response of any kind that lists it
     * @param heldNanos raw time of that
     * @param renewals how often more remained than could be left: refreshed where the capture does not see
     */
    public record Listings(
            long count,
            boolean cameListed,
            long firstNanos,
            long firstSeconds,
            long lastNanos,
            long lastOrder,
            long lastSeconds,
            long heldNanos,
            long heldOrder,
            long renewals) {}

    /**
     * How it ended.
     *
     * @param state as far as its own address-of-record tells: {@code REPLACED} where the same instance was bound anew
     * @param nanos raw time of that; {@link #NEVER} while it is active
     * @param expiresNanos when its time is over, raw; {@link #NEVER} when nobody named a time
     * @param omittedNanos raw time of the first list without it, since when none had it; {@link #NEVER} when there is none
     */
    public record Ending(
            BindingState state,
            long nanos,
            long order,
            long expiresNanos,
            long expiresOrder,
            long omittedNanos,
            long omittedOrder) {}

    /** Whether a 2xx to its own REGISTER was seen. */
    public boolean isGranted() {
        return grants.count() > 0;
    }
}
