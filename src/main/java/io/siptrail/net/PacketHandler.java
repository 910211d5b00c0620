package io.siptrail.net;

/** Receives what the {@link PacketDecoder} finds, and says what it was. */
public interface PacketHandler {

    /**
     * Takes a UDP datagram or the payload of a TCP segment, borrowed for the duration of the call.
     *
     * @return what the frames that carried it were, for the account
     */
    Fate datagram(Datagram datagram);

    /** Takes an ICMP or ICMPv6 error that quotes a UDP or TCP datagram, borrowed for the duration of the call; as it stands, does nothing. */
    default void icmpError(IcmpError error) {}

    /** Takes the beginning of a UDP datagram of which other fragments never came; as it stands, does nothing. */
    default void fragmentLost(LostDatagram lost) {}
}
