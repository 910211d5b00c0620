package io.siptrail.libpcap;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** The packets of a network interface as they pass (pcap_create(3PCAP) and what follows it). For one thread. */
public final class PacketSource implements Closeable {

    private static final int SNAP_LENGTH = 262_144;
    private static final int MEBIBYTE = 1 << 20;
    /** How long the kernel gathers packets before it hands them over. */
    private static final int GATHER_MILLIS = 50;

    private static final int NANOSECONDS = 1;
    private static final int OPTIMIZED = 1;
    private static final int UNKNOWN_NETMASK = 0xffff_ffff;
    private static final int ERROR_TEXT_BYTES = 256;
    private static final int PROGRAM_BYTES = 16;
    /** struct pcap_stat has three counts, and on Windows some more. */
    private static final int STATISTICS_BYTES = 64;

    private static final long NANOS = 1_000_000_000L;
    private static final int DLT_RAW = 12;
    private static final int LINKTYPE_RAW = 101;

    private static final int NO_SUCH_DEVICE = -5;
    private static final int PERMISSION_DENIED = -8;
    private static final int NOT_UP = -9;
    private static final int PROMISCUOUS_DENIED = -11;

    private final Functions functions;
    private final Pointer handle;
    private final PointerByReference header = new PointerByReference();
    private final PointerByReference bytes = new PointerByReference();
    private final byte[] packet = new byte[SNAP_LENGTH];
    private long nanosPerFraction = 1_000;

    private PacketSource(Functions functions, Pointer handle) {
        this.functions = functions;
        this.handle = handle;
    }

    /** The functions of the library that are used here, by their names. */
    interface Functions extends Library {

        Pointer pcap_create(String device, Pointer error);

        int pcap_set_snaplen(Pointer handle, int bytes);

        int pcap_set_promisc(Pointer handle, int wanted);

        int pcap_set_timeout(Pointer handle, int millis);

        int pcap_set_buffer_size(Pointer handle, int bytes);

        int pcap_set_tstamp_precision(Pointer handle, int precision);

        int pcap_activate(Pointer handle);

        int pcap_setnonblock(Pointer handle, int wanted, Pointer error);

        int pcap_datalink(Pointer handle);

        int pcap_compile(Pointer handle, Pointer program, String expression, int optimize, int netmask);

        int pcap_setfilter(Pointer handle, Pointer program);

        void pcap_freecode(Pointer program);

        int pcap_next_ex(Pointer handle, PointerByReference header, PointerByReference bytes);

        int pcap_stats(Pointer handle, Pointer statistics);

        String pcap_geterr(Pointer handle);

        String pcap_statustostr(int status);

        void pcap_close(Pointer handle);
    }

    /**
     * Begins to capture.
     *
     * @param device the name of an interface; {@code any} stands for all of them on Linux
     * @param filter in the syntax of tcpdump, empty for every packet
     * @param bufferMebibytes what the kernel may hold back for us
     * @throws LibpcapException when libpcap is not there, there is no such interface, this user may not capture, or the filter is wrong
     */
    public static PacketSource open(String device, String filter, int bufferMebibytes) {
        Functions functions = load();
        try (Memory error = new Memory(ERROR_TEXT_BYTES)) {
            Pointer handle = functions.pcap_create(device, error);
            if (handle == null) {
                throw new LibpcapException(device + ": " + error.getString(0));
            }
            PacketSource source = new PacketSource(functions, handle);
            try {
                source.activate(device, bufferMebibytes, error);
                source.filter(filter);
            } catch (LibpcapException refused) {
                source.close();
                throw refused;
            }
            return source;
        }
    }

    private static Functions load() {
        try {
            return Native.load("pcap", Functions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
        } catch (LinkageError absent) {
            throw new LibpcapException(
                    "libpcap is not installed, which captures packets: " + Libpcap.INSTALL
                            + ", or capture with tcpdump -w - and pipe that into siptrail audit -",
                    absent);
        }
    }

    private void activate(String device, int bufferMebibytes, Pointer error) {
        functions.pcap_set_snaplen(handle, SNAP_LENGTH);
        functions.pcap_set_promisc(handle, 1);
        functions.pcap_set_timeout(handle, GATHER_MILLIS);
        functions.pcap_set_buffer_size(handle, bufferMebibytes * MEBIBYTE);
        if (functions.pcap_set_tstamp_precision(handle, NANOSECONDS) == 0) {
            nanosPerFraction = 1;
        }
        int status = functions.pcap_activate(handle);
        if (status < 0) {
            throw new LibpcapException(refusal(device, status));
        }
        if (functions.pcap_setnonblock(handle, 1, error) != 0) {
            throw new LibpcapException(device + ": " + error.getString(0));
        }
    }

    private String refusal(String device, int status) {
        return switch (status) {
            case NO_SUCH_DEVICE -> "there is no interface " + device;
            case PERMISSION_DENIED, PROMISCUOUS_DENIED ->
                "this user may not capture on " + device
                        + ": run as root, or give Java the capability CAP_NET_RAW (setcap cap_net_raw+ep on its binary)";
            case NOT_UP -> "the interface " + device + " is not up";
            default -> device + ": " + functions.pcap_statustostr(status) + " (" + functions.pcap_geterr(handle) + ")";
        };
    }

    private void filter(String expression) {
        if (expression.isEmpty()) {
            return;
        }
        try (Memory program = new Memory(PROGRAM_BYTES)) {
            program.clear();
            if (functions.pcap_compile(handle, program, expression, OPTIMIZED, UNKNOWN_NETMASK) != 0) {
                throw new LibpcapException("--filter: " + functions.pcap_geterr(handle));
            }
            int set = functions.pcap_setfilter(handle, program);
            functions.pcap_freecode(program);
            if (set != 0) {
                throw new LibpcapException("--filter: " + functions.pcap_geterr(handle));
            }
        }
    }

    /** The link type of the packets, as capture files number it. */
    public int linkType() {
        int linkType = functions.pcap_datalink(handle);
        return linkType == DLT_RAW ? LINKTYPE_RAW : linkType;
    }

    /** Bytes of a packet that are captured at most. */
    public int snapLength() {
        return SNAP_LENGTH;
    }

    /**
     * Hands the next packet over; false when none is there now. Never waits.
     *
     * @throws LibpcapException when the interface is gone
     */
    public boolean next(PacketSink sink) throws IOException {
        int status = functions.pcap_next_ex(handle, header, bytes);
        if (status < 0) {
            throw new LibpcapException("the capture ended: " + functions.pcap_geterr(handle));
        }
        if (status == 0) {
            return false;
        }
        Pointer head = header.getValue();
        long seconds = number(head, 0);
        long fraction = number(head, NativeLong.SIZE);
        int length = Math.min(head.getInt(2L * NativeLong.SIZE), packet.length);
        int originalLength = head.getInt(2L * NativeLong.SIZE + 4);
        bytes.getValue().read(0, packet, 0, length);
        sink.packet(seconds * NANOS + fraction * nanosPerFraction, packet, length, originalLength);
        return true;
    }

    private static long number(Pointer at, long offset) {
        return NativeLong.SIZE == Long.BYTES ? at.getLong(offset) : at.getInt(offset);
    }

    /** Packets that the kernel had no room for, as it says itself; they are missing in what was handed over. */
    public long dropped() {
        try (Memory statistics = new Memory(STATISTICS_BYTES)) {
            statistics.clear();
            return functions.pcap_stats(handle, statistics) == 0 ? statistics.getInt(4) & 0xffff_ffffL : 0;
        }
    }

    @Override
    public void close() {
        functions.pcap_close(handle);
    }
}
