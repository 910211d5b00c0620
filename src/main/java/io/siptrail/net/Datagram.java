package io.siptrail.net;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A transport payload with its addresses, borrowed: one object is filled again and again, and is valid only inside
 * {@link PacketHandler#datagram} or, of a segment, {@link PacketHandler#segment}, and so on.
 */
public final class Datagram {

    private final EndpointTable endpoints;

    Frame frame;
    ByteBuffer data;
    int offset;
    int length;
    boolean cut;
    /** Bytes at the end of the packet that the capture lost. */
    int lost;

    Transport transport = Transport.UDP;
    int ipVersion = 4;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int sourcePort;
    int destinationPort;
    int identification;
    int hops;
    int captureInterface;
    /** The frames of its fragments; empty when it came whole. */
    List<FrameRef> fragments = List.of();

    Datagram(EndpointTable endpoints, Frame frame) {
        this.endpoints = endpoints;
        this.frame = frame;
        this.data = frame.data();
    }

    void point(ByteBuffer bytes, Transport by, int at, int size, boolean cutShort) {
        data = bytes;
        transport = by;
        offset = at;
        length = size;
        cut = cutShort;
    }

    /** The frame that carried it, or the one that completed it. */
    public Frame frame() {
        return frame;
    }

    /** Every frame that carried a part of it, in the order of the capture. */
    public List<FrameRef> frames() {
        return fragments.isEmpty() ? List.of(frame.ref()) : fragments;
    }

    /** The frames of its fragments; empty when it came whole, which costs no object. */
    public List<FrameRef> fragments() {
        return fragments;
    }

    /** A direct buffer that holds the payload; read with absolute getters. */
    public ByteBuffer data() {
        return data;
    }

    /** Offset of the payload's first byte within {@link #data()}. */
    public int offset() {
        return offset;
    }

    /** Bytes of payload that the capture kept. */
    public int length() {
        return length;
    }

    /** Whether the capture lost the end of the payload. */
    public boolean cut() {
        return cut;
    }

    /** UDP, TCP or SCTP. */
    public Transport transport() {
        return transport;
    }

    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }

    /** The IPv4 identification, or that of an IPv6 fragment header; 0 when there is none. */
    public int identification() {
        return identification;
    }

    /** TTL or hop limit. */
    public int hops() {
        return hops;
    }

    /** Where it was captured: the interface index that the link header names, else the interface within the file. */
    public int captureInterface() {
        return captureInterface;
    }

    /** Sender, as an object that equal senders share. */
    public Endpoint source() {
        return endpoints.endpoint(ipVersion, sourceHigh, sourceLow, sourcePort);
    }

    /** Equal to {@link Endpoint#key()} of the {@linkplain #source() sender}; costs no object. */
    public long sourceKey() {
        return Endpoint.key(sourceHigh, sourceLow, sourcePort);
    }

    /** Equal to {@link Endpoint#key()} of the {@linkplain #destination() receiver}; costs no object. */
    public long destinationKey() {
        return Endpoint.key(destinationHigh, destinationLow, destinationPort);
    }

    /** Receiver, as an object that equal receivers share. */
    public Endpoint destination() {
        return endpoints.endpoint(ipVersion, destinationHigh, destinationLow, destinationPort);
    }
}
