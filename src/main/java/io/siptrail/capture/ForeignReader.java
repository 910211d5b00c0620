package io.siptrail.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Frames of a format that others know how to read. */
final class ForeignReader implements CaptureReader {

    private static final int HEAD = 4096;

    private final ByteWindow window;
    private final ForeignFrames frames;
    private ByteBuffer data = ByteBuffer.allocateDirect(4096);
    private Optional<Damage> damage = Optional.empty();

    private ForeignReader(ByteWindow window, ForeignFrames frames) {
        this.window = window;
        this.frames = frames;
    }

    /** A reader for what stands in the window, by the first format that knows it. */
    static Optional<CaptureReader> recognise(ByteWindow window, FileFacts facts, List<ForeignFormat> formats)
            throws IOException {
        if (formats.isEmpty()) {
            return Optional.empty();
        }
        window.has(HEAD);
        byte[] head = window.copy(0, Math.min(window.available(), HEAD));
        for (ForeignFormat format : formats) {
            if (format.mayBegin(head)) {
                Optional<ForeignFrames> frames = format.read(new WindowStream(window));
                frames.ifPresent(found -> learn(found, facts));
                return frames.map(found -> new ForeignReader(window, found));
            }
        }
        return Optional.empty();
    }

    private static void learn(ForeignFrames frames, FileFacts facts) {
        facts.format(frames.format());
        frames.warnings().forEach(facts::warn);
    }

    @Override
    public boolean next(Frame frame) {
        Optional<ForeignFrames.Packet> next = frames.next();
        if (next.isEmpty()) {
            damage = howItEnded();
            return false;
        }
        ForeignFrames.Packet packet = next.get();
        int length = packet.bytes().capacity();
        if (length > data.capacity()) {
            data = ByteBuffer.allocateDirect(length * 2);
        }
        data.put(0, packet.bytes(), 0, length);
        frame.point(data, 0, length, length);
        frame.number(packet.number());
        frame.cameFrom(0, packet.linkType());
        if (packet.timestampNanos().isPresent()) {
            frame.stamp(packet.timestampNanos().getAsLong());
        } else {
            frame.withoutClock();
        }
        return true;
    }

    private Optional<Damage> howItEnded() {
        long reached = window.offset() + window.available();
        String what = window.failure().isEmpty() ? frames.cutShort() : window.failure();
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Damage(reached, what + ", at " + window.place(reached)));
    }

    @Override
    public Optional<Damage> damage() {
        return damage;
    }
}
