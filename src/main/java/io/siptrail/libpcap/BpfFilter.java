package io.siptrail.libpcap;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameFilter;
import java.util.HashMap;
import java.util.Map;

/**
 * A filter in the syntax of tcpdump (pcap-filter(7)), compiled by libpcap for each link type that comes, and run by us. Not thread-safe.
 */
public final class BpfFilter implements FrameFilter {

    /** LINKTYPE_RAW of files is DLT_RAW of the library, which differs from system to system. */
    private static final int LINKTYPE_RAW = 101;

    private static final int DLT_RAW = 12;

    private final Libpcap libpcap;
    private final String expression;
    private final Map<Integer, BpfProgram> programs = new HashMap<>();

    private BpfFilter(Libpcap libpcap, String expression) {
        this.libpcap = libpcap;
        this.expression = expression;
    }

    /**
     * A filter for an expression.
     *
     * @throws LibpcapException when libpcap is not installed
     */
    public static BpfFilter of(String expression) {
        return new BpfFilter(Libpcap.load(), expression);
    }

    /**
     * Whether the filter accepts a frame.
     *
     * @throws LibpcapException when the expression cannot be compiled for the frame's link type
     */
    @Override
    public boolean wants(Frame frame) {
        return program(frame.linkType()).accepts(frame.data(), frame.offset(), frame.length(), frame.originalLength());
    }

    private BpfProgram program(int linkType) {
        BpfProgram known = programs.get(linkType);
        if (known == null) {
            known = libpcap.compile(expression, linkType == LINKTYPE_RAW ? DLT_RAW : linkType);
            programs.put(linkType, known);
        }
        return known;
    }
}
