package io.siptrail.diagnosis.evidence;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.transaction.Transaction;

/**
 * One ICMP or ICMPv6 error about a UDP or TCP datagram.
 *
 * @param frame that carried the error
 * @param orderNanos its place in running time, nanoseconds since the epoch
 * @param timeNanos its raw time, nanoseconds since the epoch
 * @param reporter who sent it: the host itself, or a router on the way
 * @param version 4 for ICMP, 6 for ICMPv6
 * @param hops TTL or hop limit of the error
 * @param source who had sent the quoted datagram
 * @param destination where the quoted datagram was to go
 * @param quotedHead the quoted SIP as far as it is legible, at most {@value EvidenceLimits#QUOTED_CHARACTERS} characters;
 *     empty when the quote holds no SIP
 */
public record IcmpReport(
        FrameRef frame,
        long orderNanos,
        long timeNanos,
        IpAddress reporter,
        int version,
        int type,
        int code,
        int hops,
        Endpoint source,
        Endpoint destination,
        Transport transport,
        String quotedHead) {

    /**
     * Whether it says that the datagram did not arrive and another would not either, rather than that it was too large or too
     * fast, or that one of its fragments was lost on the way to a host that is there.
     */
    public boolean isUnreachable() {
        boolean tooBig = version == 4 ? type == 3 && code == 4 : type == 2;
        boolean quench = version == 4 && type == 4;
        boolean inPieces = type == (version == 4 ? 11 : 3) && code == 1;
        return !tooBig && !quench && !inPieces;
    }

    /** What it is called, with its numbers. */
    public String name() {
        return IcmpName.of(version, type, code);
    }

    /** Whether it quotes a datagram between the ends of this transaction that was sent after it began. */
    boolean quotes(Transaction transaction) {
        boolean sameSource = source.equals(transaction.source())
                || transaction.course().otherSources().contains(source);
        return sameSource && timeNanos >= transaction.timeNanos();
    }
}
