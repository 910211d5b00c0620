package io.siptrail.stream;

import io.siptrail.capture.FrameRef;

/** Receives what {@link TcpStreams} and {@link SctpAssociations} find. */
public interface StreamHandler {

    /**
     * Takes a message, borrowed for the duration of the call.
     *
     * @return whether it is SIP
     */
    boolean message(StreamMessage message);

    /** Takes what happened to a connection; as it stands, does nothing. */
    default void connection(ConnectionEvent event) {}

    /**
     * Hears that bytes of a SIP connection are missing from one file of a set to another; as it stands, does nothing.
     *
     * @param frame the first that came after them
     * @param fromNanos running time of the last payload before them, nanoseconds since the epoch
     * @param toNanos running time of the first after them
     */
    default void missing(FrameRef frame, long fromNanos, long toNanos) {}
}
