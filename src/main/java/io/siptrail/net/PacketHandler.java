package io.siptrail.net;

/** Receives what the {@link PacketDecoder} finds, and says what it was. */
public interface PacketHandler {

    /**
     * Takes a UDP datagram, borrowed for the duration of the call.
     *
     * @return what the frames that carried it were, for the account
     */
    Fate datagram(Datagram datagram);

    /**
     * Takes a TCP segment, with or without payload, borrowed for the duration of the call; as it stands, says that it is no
     * SIP. What a segment is may show only later: then the account is {@linkplain FrameTally#correct corrected}.
     *
     * @return what the frames that carried it are, as far as that is known
     */
    default Fate segment(TcpSegment segment) {
        return Fate.NOT_SIP;
    }

    /**
     * Takes an SCTP packet, borrowed for the duration of the call; as it stands, says that it is no SIP. Of fragments it may show
     * only later what they are: then the account is {@linkplain FrameTally#correct corrected}.
     *
     * @return what the frames that carried it are, as far as that is known
     */
    default Fate sctp(SctpPacket packet) {
        return Fate.NOT_SIP;
    }

    /** Takes an ICMP or ICMPv6 error that quotes a UDP, TCP or SCTP packet, borrowed for the duration of the call; as it stands, does nothing. */
    default void icmpError(IcmpError error) {}

    /** Takes the beginning of a UDP datagram of which other fragments never came; as it stands, does nothing. */
    default void fragmentLost(LostDatagram lost) {}
}
