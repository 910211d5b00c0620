package io.siptrail.extract;

import io.siptrail.capture.FrameRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The frames to copy because of what they carry, each with the reasons. */
final class FrameNotes {

    private final Map<FrameRef, List<String>> notes = new HashMap<>();
    private final int most;
    private final int reasons;
    private long leftOut;

    /** At most so many frames, each with at most so many reasons. */
    FrameNotes(int most, int reasons) {
        this.most = most;
        this.reasons = reasons;
    }

    void add(FrameRef frame, String reason) {
        List<String> known = notes.get(frame);
        if (known == null && notes.size() >= most) {
            leftOut++;
            return;
        }
        if (known == null) {
            known = new ArrayList<>(1);
            notes.put(frame, known);
        }
        if (known.size() < reasons && !known.contains(reason)) {
            known.add(reason);
        }
    }

    /** All frames that carried one message, with the part that each has. */
    void addAll(List<FrameRef> frames, String reason) {
        int part = 0;
        for (FrameRef frame : frames) {
            part++;
            add(frame, frames.size() == 1 ? reason : reason + ", part " + part + " of " + frames.size());
        }
    }

    /** Why this frame is copied; no reason when it is not. */
    List<String> of(FrameRef frame) {
        return notes.getOrDefault(frame, List.of());
    }

    boolean has(FrameRef frame) {
        return notes.containsKey(frame);
    }

    /** Frames for which there was no room. */
    long leftOut() {
        return leftOut;
    }
}
