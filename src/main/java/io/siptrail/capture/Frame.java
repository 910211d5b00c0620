package io.siptrail.capture;

import java.nio.ByteBuffer;

/**
 * One captured packet, borrowed: it is valid until the next call of {@link CaptureSet#next()}, which overwrites both
 * the bytes and the numbers. Not safe for use by several threads.
 */
public final class Frame {

    private ByteBuffer data = ByteBuffer.allocateDirect(0);
    private int offset;
    private int length;
    private int originalLength;
    private long timestampNanos;
    private boolean hasTimestamp;
    private long orderNanos = Long.MIN_VALUE;
    private int linkType;
    private int interfaceId;
    private int capture;
    private long number;
    private long read;

    Frame() {}

    /**
     * The direct, big-endian buffer that holds the captured bytes from {@link #offset()} on. Read it with absolute
     * getters only; its position and limit are not to be moved. Bytes outside the frame belong to somebody else.
     */
    public ByteBuffer data() {
        return data;
    }

    /** Index of the first captured byte within {@link #data()}. */
    public int offset() {
        return offset;
    }

    /** Number of captured bytes. */
    public int length() {
        return length;
    }

    /** Number of bytes the packet had on the wire; at most {@link Integer#MAX_VALUE}, whatever the file claims. */
    public int originalLength() {
        return originalLength;
    }

    /**
     * Time of capture in nanoseconds since the epoch, raw, as the file says. A frame without a time of its own repeats
     * that of the frame before it, or 0 where there is none; in a file that is no capture and does not say a frame's
     * time, it is {@link RawTime#UNKNOWN}.
     */
    public long timestampNanos() {
        return timestampNanos;
    }

    /** False for a pcapng Simple Packet Block, which carries no time, and for text that says none. */
    public boolean hasTimestamp() {
        return hasTimestamp;
    }

    /** The running maximum of this file's timestamps, in nanoseconds since the epoch: what frames are ordered by. */
    public long orderNanos() {
        return orderNanos;
    }

    /** The LINKTYPE_ value of the frame's interface, as the file says. */
    public int linkType() {
        return linkType;
    }

    /** The interface within the file, from 0, counted through all sections; see {@link CaptureFile#interfaces()}. */
    public int interfaceId() {
        return interfaceId;
    }

    /** Rank of the file in the set, from 0: index in {@link CaptureSet#files()}. */
    public int capture() {
        return capture;
    }

    /** Frame number within its file, from 1. */
    public long number() {
        return number;
    }

    /** A reference to this frame that may be kept. */
    public FrameRef ref() {
        return new FrameRef(capture, number);
    }

    void belongTo(int rank) {
        capture = rank;
    }

    /** Points this frame at the next packet of its file. */
    void point(ByteBuffer bytes, int at, int captured, int original) {
        data = bytes;
        offset = at;
        length = captured;
        originalLength = original < 0 ? Integer.MAX_VALUE : original;
        read++;
        number = read;
    }

    /** Says which frame of its file it is, where that is not how many have been read. */
    void number(long itsNumber) {
        number = itsNumber;
    }

    /** How many frames of its file have been read, this one included. */
    long read() {
        return read;
    }

    void cameFrom(int interfaceNumber, int link) {
        interfaceId = interfaceNumber;
        linkType = link;
    }

    void stamp(long nanos) {
        hasTimestamp = true;
        timestampNanos = nanos;
        if (nanos > orderNanos) {
            orderNanos = nanos;
        }
    }

    /** The file knows no time: raw time is unknown, and running time stands still while the frames go on. */
    void withoutClock() {
        hasTimestamp = false;
        timestampNanos = RawTime.UNKNOWN;
        orderNanos = Math.max(orderNanos, 0);
    }

    void unstamped() {
        hasTimestamp = false;
        orderNanos = Math.max(orderNanos, timestampNanos);
    }
}
