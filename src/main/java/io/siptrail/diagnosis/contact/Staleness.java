package io.siptrail.diagnosis.contact;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Statement;
import java.util.List;

/**
 * That a registrar held a binding which no longer led to a live user agent.
 *
 * @param sinceNanos since when that is known, raw time in nanoseconds since the epoch
 * @param explanation half a sentence that quotes what shows it
 * @param frames the packets that show it
 */
public record Staleness(
        StaleReason reason, Confidence confidence, long sinceNanos, Statement explanation, List<FrameRef> frames) {

    /** Copies the list. */
    public Staleness {
        frames = List.copyOf(frames);
    }
}
