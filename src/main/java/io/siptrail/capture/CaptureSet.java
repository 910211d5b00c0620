package io.siptrail.capture;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The frames of any number of capture files as one stream in the order of time.
 *
 * <p>Frames are ordered by the running maximum of their file's timestamps, then by the rank of the file, then by frame
 * number; files are ranked by their first frame in that order, then by name, and files without a frame come last. The
 * order in which inputs are named never matters, and an input named twice is read once. Bad inputs are no exceptions: they
 * are {@link #faults()}, and reading goes on with the others. Not safe for use by several threads. Compressed files may be
 * decoded ahead on daemon threads of their own, at most one per processor, which end at the latest with {@link #close()};
 * nothing that a set gives depends on it.
 */
public final class CaptureSet implements AutoCloseable {

    private final List<CaptureFile> files;
    private final List<CaptureFault> inputFaults;
    private final int skippedFiles;
    private final Buffers buffers;
    private final FrameMerge merge;
    private final FrameFilter filter;
    private long filteredOut;

    private CaptureSet(
            Inspection inspection,
            InputStream standardInput,
            CaptureLimits limits,
            List<ForeignFormat> others,
            FrameFilter filter,
            Buffers buffers,
            DecodingLanes lanes) {
        this.filter = filter;
        this.files = inspection.captures().stream().map(Inspection.Seen::file).toList();
        this.inputFaults = inspection.faults();
        this.skippedFiles = inspection.skipped();
        this.buffers = buffers;
        this.merge = new FrameMerge(inspection.captures(), standardInput, limits, others, buffers, lanes);
    }

    /**
     * Looks at every input as far as its first frame.
     *
     * @param inputs files, directories (searched to any depth for captures, by content), globs, and {@code -} for
     *     standard input
     * @param standardInput what {@code -} means; it is not closed
     * @throws IllegalArgumentException when there is no input
     */
    public static CaptureSet open(List<String> inputs, InputStream standardInput, CaptureLimits limits) {
        return open(inputs, standardInput, limits, List.of());
    }

    /**
     * Looks at every input as far as its first frame.
     *
     * @param inputs as above
     * @param standardInput what {@code -} means; it is not closed
     * @param others what to make of inputs that are no capture files, asked in this order
     * @throws IllegalArgumentException when there is no input
     */
    public static CaptureSet open(
            List<String> inputs, InputStream standardInput, CaptureLimits limits, List<ForeignFormat> others) {
        return open(inputs, standardInput, limits, others, FrameFilter.ALL);
    }

    /**
     * Looks at every input as far as its first frame.
     *
     * @param inputs as above
     * @param standardInput what {@code -} means; it is not closed
     * @param others what to make of inputs that are no capture files, asked in this order
     * @param filter frames that it does not want are passed over; the others keep their numbers
     * @throws IllegalArgumentException when there is no input
     */
    public static CaptureSet open(
            List<String> inputs,
            InputStream standardInput,
            CaptureLimits limits,
            List<ForeignFormat> others,
            FrameFilter filter) {
        return open(inputs, standardInput, limits, others, filter, DecodingLanes.ofThisMachine());
    }

    /** {@code lanes}: where compressed files are decoded ahead. */
    static CaptureSet open(
            List<String> inputs,
            InputStream standardInput,
            CaptureLimits limits,
            List<ForeignFormat> others,
            FrameFilter filter,
            DecodingLanes lanes) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("no input");
        }
        Buffers buffers = new Buffers();
        Inspection inspection = new Inspection(new InputFinder(inputs), standardInput, limits, others, buffers);
        return new CaptureSet(inspection, standardInput, limits, others, filter, buffers, lanes);
    }

    /**
     * Looks at one stream as far as its first frame.
     *
     * @param name what it is called instead of a path
     * @param stream is not closed
     */
    public static CaptureSet ofStream(String name, InputStream stream, CaptureLimits limits) {
        Buffers buffers = new Buffers();
        Inspection inspection = new Inspection(InputFinder.ofStream(name), stream, limits, List.of(), buffers);
        return new CaptureSet(inspection, stream, limits, List.of(), FrameFilter.ALL, buffers, DecodingLanes.of(0));
    }

    /**
     * Whether bytes look like the beginning of an input that {@link #open} can read, so that other kinds of input can be
     * told apart without opening them here: a pcap or pcapng signature, or anything compressed with gzip or zstd.
     *
     * @param head the first four bytes, or more of them; fewer never look like one
     */
    public static boolean isCapture(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        int magic = ByteBuffer.wrap(head).getInt();
        return magic == PcapNgReader.SECTION_HEADER
                || PcapVariant.of(magic).isPresent()
                || Compression.of(magic) != Compression.NONE;
    }

    /**
     * Moves to the next frame. A file that turns out to be damaged ends there, with a fault.
     *
     * @return false when all files have been read; {@link #frame()} is void then
     */
    public boolean next() {
        while (merge.next()) {
            if (filter.wants(merge.frame())) {
                return true;
            }
            filteredOut++;
        }
        return false;
    }

    /** Frames that the filter did not want. */
    public long filteredOut() {
        return filteredOut;
    }

    /** The current frame, borrowed until the next call of {@link #next()}. */
    public Frame frame() {
        return merge.frame();
    }

    /** The captures in the order of their rank; inputs that are no captures are not among them. */
    public List<CaptureFile> files() {
        merge.bytesRead();
        return files;
    }

    /** The faults met so far, by input and byte offset. */
    public List<CaptureFault> faults() {
        TreeSet<CaptureFault> faults = new TreeSet<>(inputFaults);
        files.forEach(file -> file.fault().ifPresent(faults::add));
        return new ArrayList<>(faults);
    }

    /** Files met in directories that are no captures. */
    public int skippedFiles() {
        return skippedFiles;
    }

    /** Bytes of the inputs read so far, as they lie on disk. */
    public long bytesRead() {
        return merge.bytesRead();
    }

    /** Bytes of all captures on disk; -1 when one of them has no size, as standard input has none. */
    public long bytesTotal() {
        boolean known = files.stream().allMatch(file -> file.size().isPresent());
        return known ? files.stream().mapToLong(CaptureFile::bytes).sum() : -1;
    }

    /** Knows how many files are being read, and how many ever were at once. */
    Buffers buffers() {
        return buffers;
    }

    /** Closes the files that are still open. */
    @Override
    public void close() {
        merge.close();
    }
}
