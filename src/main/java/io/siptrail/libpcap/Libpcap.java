package io.siptrail.libpcap;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Map;

/** The compiler of filter expressions in libpcap (pcap_compile(3PCAP)). */
final class Libpcap {

    static final String INSTALL =
            "install the package libpcap0.8 (Debian, Ubuntu)," + " libpcap (Fedora, Alpine, Arch) or Npcap (Windows)";

    private static final int SNAP_LENGTH = 262_144;
    private static final int OPTIMIZED = 1;
    private static final int UNKNOWN_NETMASK = 0xffff_ffff;
    /** struct bpf_program: a count, then an aligned pointer of eight bytes at most. */
    private static final int PROGRAM_BYTES = 16;

    private static final int INSTRUCTION_BYTES = 8;

    private final Functions functions;

    private Libpcap(Functions functions) {
        this.functions = functions;
    }

    /** The functions of the library that are used here, by their names. */
    interface Functions extends Library {

        /** A handle that only compiles, for a DLT_ value. */
        Pointer pcap_open_dead(int linkType, int snapLength);

        int pcap_compile(Pointer handle, Pointer program, String expression, int optimize, int netmask);

        String pcap_geterr(Pointer handle);

        void pcap_freecode(Pointer program);

        void pcap_close(Pointer handle);
    }

    /** Loads the library; throws with advice where there is none. */
    static Libpcap load() {
        try {
            return new Libpcap(Native.load("pcap", Functions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
        } catch (LinkageError absent) {
            throw new LibpcapException(
                    "libpcap is not installed, which compiles filters: " + INSTALL
                            + ", or filter with tcpdump -r IN -w OUT on another computer",
                    absent);
        }
    }

    /** Compiles for a DLT_ value; throws what libpcap says of an expression that it refuses. */
    BpfProgram compile(String expression, int linkType) {
        Pointer handle = functions.pcap_open_dead(linkType, SNAP_LENGTH);
        try (Memory program = new Memory(PROGRAM_BYTES)) {
            program.clear();
            if (functions.pcap_compile(handle, program, expression, OPTIMIZED, UNKNOWN_NETMASK) != 0) {
                throw new LibpcapException(functions.pcap_geterr(handle));
            }
            BpfProgram compiled = read(program);
            functions.pcap_freecode(program);
            return compiled;
        } finally {
            functions.pcap_close(handle);
        }
    }

    private static BpfProgram read(Pointer program) {
        int count = program.getInt(0);
        Pointer instructions = program.getPointer(Native.POINTER_SIZE);
        int[] codes = new int[count];
        int[] jumps = new int[count];
        int[] operands = new int[count];
        for (int i = 0; i < count; i++) {
            long at = (long) i * INSTRUCTION_BYTES;
            codes[i] = instructions.getShort(at) & 0xffff;
            jumps[i] = (instructions.getByte(at + 2) & 0xff) << 8 | (instructions.getByte(at + 3) & 0xff);
            operands[i] = instructions.getInt(at + 4);
        }
        return new BpfProgram(codes, jumps, operands);
    }
}
