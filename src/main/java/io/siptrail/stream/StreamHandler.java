package io.siptrail.stream;

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
}
