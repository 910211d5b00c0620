package io.siptrail.registration;

import io.siptrail.capture.FrameRef;
import java.util.Optional;

/**
 * How a binding was kept, counted where the answers to its own REGISTERs came.
 *
 * @param late refreshes that came after it had lapsed
 * @param brief refreshes in the last fiftieth of its time, which leave none for a second try
 * @param early refreshes in the first quarter of its time
 * @param onRequested late ones that would have been in time had the registrar granted what was asked for
 * @param shrunk times that the registrar granted less than before although as much was asked for
 * @param stalled those of them that moved the expiry on by no more than two seconds
 * @param keptAfterRemoval 2xx to a request to remove it that list it all the same
 * @param returned times that it was bound again after a list without it
 * @param longestGap from the latest lapse to the refresh after it, the longest, nanoseconds
 * @param gapNanos raw time at which that lapse began
 * @param largestAnswer bytes of the largest 2xx to its REGISTERs
 * @param contactsInLargest how many contacts that lists
 * @param largestFrame of that
 * @param oddFrame of the latest answer that shows one of the others
 */
public record Habit(
        int late,
        int brief,
        int early,
        int onRequested,
        int shrunk,
        int stalled,
        int keptAfterRemoval,
        int returned,
        long longestGap,
        long gapNanos,
        int largestAnswer,
        int contactsInLargest,
        Optional<FrameRef> largestFrame,
        Optional<FrameRef> oddFrame) {}
