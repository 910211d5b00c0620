package io.siptrail.live;

import io.siptrail.extract.PcapNgWriter;
import io.siptrail.libpcap.LibpcapException;
import io.siptrail.libpcap.PacketSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Captures on a thread of its own until it is told to end. What it captured is read as a pcapng file that grows. When the
 * reader cannot follow, the kernel keeps packets back, and when it cannot either, it counts those that it dropped.
 *
 * <pre>
 *   kernel -> libpcap -> pcapng -> the pipe to the reader
 *                               -> a file, or a ring of two
 * </pre>
 */
public final class LiveCapture implements Closeable {

    private static final long NAP_MILLIS = 5;
    private static final long GATHERED_MILLIS = 150;
    private static final int MOST_GATHERED = 100_000;
    private static final int PACKETS_BETWEEN_LOOKS = 1_000;

    private final PacketSource source;
    private final BytePipe pipe;
    private final BooleanSupplier isOver;
    private final PcapNgWriter stream;
    private final Optional<PacketFile> file;
    private final InputStream reading;
    private final Thread thread;
    private long lastNanos;
    private final AtomicLong packets = new AtomicLong();
    private volatile long dropped;
    private volatile String failure = "";
    private @Nullable IOException unwritten;

    /**
     * What to capture, and where it goes besides.
     *
     * @param device an interface, or {@code any}
     * @param filter in the syntax of tcpdump, possibly empty
     * @param bufferMebibytes what the kernel, and besides it the pipe to the reader, may hold back
     * @param file where the packets are written
     * @param ring when more than 0, the file is a ring of the last packets: at least so many, at most twice as many
     */
    public record Plan(String device, String filter, int bufferMebibytes, Optional<Path> file, long ring) {}

    private LiveCapture(PacketSource source, Plan plan, Runnable whileEmpty, BooleanSupplier isOver)
            throws IOException {
        this.source = source;
        this.isOver = isOver;
        this.pipe = new BytePipe(plan.bufferMebibytes() << 20, whileEmpty);
        this.reading = pipe.reading();
        CaptureDescription description =
                new CaptureDescription(source.linkType(), source.snapLength(), plan.device(), plan.filter());
        this.stream = description.begin(pipe.writing());
        this.file = plan.file().isPresent()
                ? Optional.of(new PacketFile(plan.file().get(), plan.ring(), description))
                : Optional.empty();
        this.thread = new Thread(this::capture, "siptrail-capture");
        thread.setDaemon(true);
    }

    /**
     * Begins.
     *
     * @param whileEmpty runs on the thread that reads while there is nothing to read
     * @param isOver asked often; once it says yes, what was captured so far is all
     * @throws LibpcapException when the interface cannot be captured on
     * @throws IOException when the file cannot be written
     */
    public static LiveCapture begin(Plan plan, Runnable whileEmpty, BooleanSupplier isOver) throws IOException {
        PacketSource source = PacketSource.open(plan.device(), plan.filter(), plan.bufferMebibytes());
        try {
            LiveCapture capture = new LiveCapture(source, plan, whileEmpty, isOver);
            capture.thread.start();
            return capture;
        } catch (IOException unwritable) {
            source.close();
            throw unwritable;
        }
    }

    /** The bytes of the capture, a pcapng file; they end when the capture ends. */
    public InputStream stream() {
        return reading;
    }

    /** Packets so far. */
    public long packets() {
        return packets.get();
    }

    /** Packets so far that the kernel had no room for. */
    public long dropped() {
        return dropped;
    }

    /** Why the capture ended by itself, in words; empty when it did not. */
    public String failure() {
        return failure;
    }

    private void capture() {
        try (source;
                stream) {
            try {
                captureAll();
            } catch (LibpcapException gone) {
                failure = String.valueOf(gone.getMessage());
            }
            end();
        } catch (IOException unwritable) {
            unwritten = unwritable;
        }
    }

    private void captureAll() throws IOException {
        while (!isOver.getAsBoolean()) {
            int taken = 0;
            while (taken < PACKETS_BETWEEN_LOOKS && source.next(this::take)) {
                taken++;
            }
            dropped = source.dropped();
            if (taken < PACKETS_BETWEEN_LOOKS) {
                rest(NAP_MILLIS);
            }
        }
        // What the kernel had gathered when the end was asked for belongs to the capture too.
        rest(GATHERED_MILLIS);
        int left = 0;
        while (left < MOST_GATHERED && source.next(this::take)) {
            left++;
        }
    }

    private void rest(long millis) throws IOException {
        if (file.isPresent()) {
            file.get().flush();
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LibpcapInterrupted(interrupted);
        }
    }

    /** Nobody interrupts this thread but a virtual machine that ends. */
    private static final class LibpcapInterrupted extends IOException {

        private static final long serialVersionUID = 1L;

        LibpcapInterrupted(InterruptedException cause) {
            super("interrupted while capturing", cause);
        }
    }

    private void take(long timeNanos, byte[] data, int length, int originalLength) throws IOException {
        ByteBuffer packet = ByteBuffer.wrap(data);
        stream.packet(0, timeNanos, packet, 0, length, originalLength, "");
        if (file.isPresent()) {
            file.get().packet(timeNanos, packet, length, originalLength);
        }
        lastNanos = timeNanos;
        packets.incrementAndGet();
    }

    private void end() throws IOException {
        dropped = source.dropped();
        stream.dropped(0, lastNanos, dropped);
        if (file.isPresent()) {
            try (PacketFile closing = file.get()) {
                closing.dropped(lastNanos, dropped);
            }
        }
    }

    /**
     * Waits for the thread, which ends as it was told to.
     *
     * @throws IOException when the file could not be written
     */
    @Override
    public void close() throws IOException {
        reading.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LibpcapInterrupted(interrupted);
        }
        if (unwritten != null) {
            throw unwritten;
        }
    }
}
