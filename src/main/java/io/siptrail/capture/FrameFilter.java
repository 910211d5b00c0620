package io.siptrail.capture;

/** Which frames of a capture are looked at. */
@FunctionalInterface
public interface FrameFilter {

    /** Wants every frame. */
    FrameFilter ALL = frame -> true;

    /** Whether to look at this frame, borrowed for the duration of the call. */
    boolean wants(Frame frame);
}
