package io.siptrail.net;

import io.siptrail.capture.Frame;
import java.nio.ByteBuffer;

/**
 * An ICMP or ICMPv6 error (RFC 792, RFC 4443 §3) with the UDP datagram, TCP segment or SCTP packet that it quotes, borrowed: one object is
 * filled again and again, and is valid only inside {@link PacketHandler#icmpError}. What it quotes is evidence, never a
 * message.
 */
public final class IcmpError {

    private static final int DESTINATION_UNREACHABLE = 3;
    private static final int SOURCE_QUENCH = 4;
    private static final int TIME_EXCEEDED = 11;
    private static final int PARAMETER_PROBLEM = 12;
    private static final int LAST_ERROR_OF_ICMPV6 = 4;

    private final Datagram quoted;
    int version;
    int type;
    int code;
    int hops;
    long reporterHigh;
    long reporterLow;
    long receiverHigh;
    long receiverLow;

    IcmpError(Datagram quoted) {
        this.quoted = quoted;
    }

    /** Whether a type of ICMP (version 4) or ICMPv6 (version 6) is an error, which quotes a datagram. */
    static boolean isError(int version, int type) {
        if (version == 6) {
            return type >= 1 && type <= LAST_ERROR_OF_ICMPV6;
        }
        return switch (type) {
            case DESTINATION_UNREACHABLE, SOURCE_QUENCH, TIME_EXCEEDED, PARAMETER_PROBLEM -> true;
            default -> false;
        };
    }

    /** The frame that carried the error. */
    public Frame frame() {
        return quoted.frame();
    }

    /** 4 for ICMP, 6 for ICMPv6. */
    public int version() {
        return version;
    }

    public int type() {
        return type;
    }

    public int code() {
        return code;
    }

    /** TTL or hop limit of the error itself. */
    public int hops() {
        return hops;
    }

    /** Who sent the error. */
    public IpAddress reporter() {
        return new IpAddress(version, reporterHigh, reporterLow);
    }

    /** Whom it was sent to. */
    public IpAddress receiver() {
        return new IpAddress(version, receiverHigh, receiverLow);
    }

    /** UDP, TCP or SCTP. */
    public Transport quotedTransport() {
        return quoted.transport();
    }

    /** Who had sent the quoted datagram. */
    public Endpoint quotedSource() {
        return quoted.source();
    }

    /** Where the quoted datagram was to go. */
    public Endpoint quotedDestination() {
        return quoted.destination();
    }

    /** The buffer that holds the beginning of the quoted payload; read with absolute getters. */
    public ByteBuffer data() {
        return quoted.data();
    }

    /** Offset of the quoted payload's first byte within {@link #data()}. */
    public int offset() {
        return quoted.offset();
    }

    /** Bytes of the quoted payload, often fewer than were sent and possibly none (RFC 1812 §4.3.2.3). */
    public int length() {
        return quoted.length();
    }
}
