package io.siptrail.capture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One capture of a set and what is known of it so far; all of it is known when the set has been read to its end. */
public final class CaptureFile {

    private final CaptureInput input;
    private final OptionalLong size;
    private FileFacts facts;
    private String format = "";
    private Compression compression = Compression.NONE;
    private String name = "";
    private int rank;
    private long frames;
    private long bytesTaken;
    private long startNanos;
    private OptionalLong firstNanos = OptionalLong.empty();
    private OptionalLong lastNanos = OptionalLong.empty();
    private Optional<CaptureFault> fault = Optional.empty();

    /** {@code size}: bytes on disk, where the input has a size. */
    CaptureFile(CaptureInput input, OptionalLong size, FileFacts facts) {
        this.input = input;
        this.size = size;
        this.facts = facts;
    }

    /** The path as it was given, continued by what was found beneath it; {@code -} for standard input. */
    public String path() {
        return input.given();
    }

    /**
     * The shortest end of the path, in whole segments joined by {@code /}, that no other capture of the set has;
     * {@code -} for standard input.
     */
    public String name() {
        return name;
    }

    /** Whether it can be read again from its start, as standard input and pipes cannot. */
    public boolean isRepeatable() {
        return input.isRepeatable();
    }

    /** The rank in the set, from 0. */
    public int rank() {
        return rank;
    }

    /** Such as {@code pcap, little-endian, microseconds} or {@code pcapng, big-endian, gzip}. */
    public String format() {
        return format;
    }

    /** Number of frames read. */
    public long frames() {
        return frames;
    }

    /** Size on disk in bytes; of standard input or a pipe, the bytes read. */
    public long bytes() {
        return size.orElse(bytesTaken);
    }

    /** Time of the first frame that has one, in nanoseconds since the epoch. */
    public OptionalLong firstNanos() {
        return firstNanos;
    }

    /** The greatest time of a frame, in nanoseconds since the epoch. */
    public OptionalLong lastNanos() {
        return lastNanos;
    }

    /** False when the file is known to be damaged or cut short. */
    public boolean complete() {
        return fault.isEmpty();
    }

    /** What the file does that does not end its reading, in words, each with its count. */
    public List<String> warnings() {
        return facts.warnings();
    }

    /** The interfaces in the order of {@link Frame#interfaceId()}; a classic pcap has one without a name. */
    public List<CaptureInterface> interfaces() {
        return List.copyOf(facts.interfaces());
    }

    /** The TLS key logs that the file carries (pcapng Decryption Secrets Blocks), as text. */
    public List<String> secrets() {
        return List.copyOf(facts.secrets());
    }

    /** The program that wrote the file, as it says itself (shb_userappl); empty when it does not. */
    public String application() {
        return facts.application();
    }

    /** Packets that the capturing system says it lost (isb_ifdrop, isb_osdrop, epb_dropcount). */
    public long droppedPackets() {
        return facts.dropped();
    }

    Optional<CaptureFault> fault() {
        return fault;
    }

    CaptureInput input() {
        return input;
    }

    OptionalLong size() {
        return size;
    }

    /** What the set orders its files by: the order time of the first frame. */
    long startNanos() {
        return startNanos;
    }

    void startsAt(long nanos) {
        startNanos = nanos;
    }

    void place(int itsRank, String itsName) {
        rank = itsRank;
        name = itsName;
    }

    /** A new reading of the file starts; what an earlier one learnt is learnt again. */
    void learnFrom(FileFacts fresh) {
        facts = fresh;
    }

    void format(String words, Compression around) {
        compression = around;
        format = around == Compression.NONE ? words : words + ", " + around.label();
    }

    boolean isCompressed() {
        return compression != Compression.NONE;
    }

    void firstTime(long nanos) {
        if (firstNanos.isEmpty()) {
            firstNanos = OptionalLong.of(nanos);
        }
    }

    /** How far the reading is; {@code last} is the frame read last. */
    void readUpTo(Frame last, long taken) {
        frames = last.read();
        bytesTaken = taken;
        if (firstNanos.isPresent()) {
            lastNanos = OptionalLong.of(last.orderNanos());
        }
    }

    void broke(CaptureFault how) {
        fault = Optional.of(how);
    }
}
