package io.siptrail.report.ladder;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import java.util.List;

/**
 * One arrow of a ladder.
 *
 * @param timeNanos raw time, nanoseconds since the epoch
 * @param label harmless text on the arrow
 * @param notes harmless text under it, a line each
 */
record LadderStep(
        long timeNanos, Endpoint from, Endpoint to, FrameRef frame, String label, Tone tone, List<String> notes) {}
