package io.siptrail.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A capture that is open: its reader, its buffer and the frame that the reader fills. */
final class OpenCapture implements Comparable<OpenCapture> {

    private final CaptureFile file;
    private final ByteWindow window;
    private final CaptureReader reader;
    private final Frame frame = new Frame();
    private boolean timed;

    private OpenCapture(CaptureFile file, ByteWindow window, CaptureReader reader) {
        this.file = file;
        this.window = window;
        this.reader = reader;
    }

    static ByteSource source(CaptureInput input, InputStream standardInput, CaptureLimits limits) throws IOException {
        Optional<Path> path = input.path();
        return path.isPresent()
                ? ByteSource.ofFile(path.get(), limits)
                : ByteSource.ofStandardInput(standardInput, limits);
    }

    /** Recognises what stands in the window; empty when it is no capture. */
    static Optional<OpenCapture> of(
            CaptureFile file, ByteWindow window, CaptureLimits limits, List<ForeignFormat> others) throws IOException {
        FileFacts facts = new FileFacts(limits);
        Optional<CaptureReader> reader = CaptureReader.recognise(window, facts);
        if (reader.isEmpty()) {
            reader = ForeignReader.recognise(window, facts, others);
        }
        if (reader.isPresent()) {
            file.learnFrom(facts);
            file.format(facts.format(), window.source().compression());
        }
        return reader.map(known -> new OpenCapture(file, window, known));
    }

    /** Reads the next frame; false at the end of the file, however it ended. */
    boolean advance() {
        if (!reader.next(frame)) {
            return false;
        }
        if (!timed && frame.hasTimestamp()) {
            timed = true;
            file.firstTime(frame.timestampNanos());
        }
        return true;
    }

    /** Makes sure that the first frame has been read, which it has not after reopening; false when there is none. */
    boolean enter() {
        frame.belongTo(file.rank());
        return frame.read() > 0 || advance();
    }

    Frame frame() {
        return frame;
    }

    CaptureFile file() {
        return file;
    }

    ByteWindow window() {
        return window;
    }

    /** Brings the file's account up to date. */
    void account() {
        file.readUpTo(frame, window.source().taken());
    }

    /** The reader has come to the end: how it ended is written down, under the file's name. */
    void end() {
        account();
        reader.damage().ifPresent(damage -> file.broke(damage.of(file.name(), frame.read())));
    }

    @Override
    public int compareTo(OpenCapture other) {
        int byTime = Long.compare(frame.orderNanos(), other.frame.orderNanos());
        return byTime != 0 ? byTime : Integer.compare(file.rank(), other.file.rank());
    }
}
