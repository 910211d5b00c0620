package io.siptrail.capture;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The bytes of one input after decompression, from its first to its last, once. */
final class ByteSource implements Closeable {

    private final Reading reading;
    private final Closeable owner;
    private final Compression compression;
    private final LongSupplier taken;
    /** What of it can go on ahead; empty for what is not compressed, and for what may block a thread for good. */
    private final Optional<DecodedReading> decoded;

    /** Fills what it can of a buffer, as {@link java.nio.channels.ReadableByteChannel#read} does. */
    private interface Reading {
        int read(ByteBuffer into) throws IOException;
    }

    private ByteSource(
            Reading reading,
            Closeable owner,
            Compression compression,
            LongSupplier taken,
            Optional<DecodedReading> decoded) {
        this.reading = reading;
        this.owner = owner;
        this.compression = compression;
        this.taken = taken;
        this.decoded = decoded;
    }

    /** A regular file is read through its channel; anything else (a named pipe) as the stream it is. */
    static ByteSource ofFile(Path path, CaptureLimits limits) throws IOException {
        if (!Files.isRegularFile(path)) {
            InputStream stream = Files.newInputStream(path);
            return closingOnFailure(stream, () -> ofStream(new CountedStream(stream), limits, false));
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return closingOnFailure(channel, () -> ofChannel(channel, limits));
    }

    /** Standard input; it is not closed with this source. */
    static ByteSource ofStandardInput(InputStream in, CaptureLimits limits) throws IOException {
        return ofStream(
                new CountedStream(new FilterInputStream(in) {
                    @Override
                    public void close() {}
                }),
                limits,
                false);
    }

    private static ByteSource ofChannel(FileChannel channel, CaptureLimits limits) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4);
        channel.read(head, 0);
        if (Compression.of(head.getInt(0)) == Compression.NONE) {
            LongSupplier position = new ChannelPosition(channel);
            return new ByteSource(channel::read, channel, Compression.NONE, position, Optional.empty());
        }
        return ofStream(new CountedStream(Channels.newInputStream(channel)), limits, true);
    }

    private static ByteSource ofStream(CountedStream counted, CaptureLimits limits, boolean isFile) throws IOException {
        byte[] head = counted.readNBytes(4);
        PushbackInputStream whole = new PushbackInputStream(counted, 4);
        whole.unread(head);
        Compression compression = Compression.of(bigEndian(head));
        Decoding decoding = decode(compression, whole);
        if (compression == Compression.NONE) {
            StreamReading plain = new StreamReading(decoding.bytes());
            return new ByteSource(plain::read, decoding.bytes(), compression, counted::taken, Optional.empty());
        }
        DecodedReading reading =
                new DecodedReading(new DecodingSteps(decoding, counted::taken, limits.uncompressedBytes()));
        return new ByteSource(
                reading::read, reading, compression, reading::taken, isFile ? Optional.of(reading) : Optional.empty());
    }

    private static Decoding decode(Compression compression, InputStream in) throws IOException {
        try {
            return compression.decode(in);
        } catch (IOException | RuntimeException broken) {
            throw new IOException(explain(compression, broken), broken);
        }
    }

    private static int bigEndian(byte[] head) {
        ByteBuffer four = ByteBuffer.allocate(4);
        four.put(head);
        return four.getInt(0);
    }

    /** Reads once; negative at the end. */
    int read(ByteBuffer into) throws IOException {
        return reading.read(into);
    }

    Compression compression() {
        return compression;
    }

    boolean isCompressed() {
        return compression != Compression.NONE;
    }

    /** Bytes taken of the input so far, before decompression. */
    long taken() {
        return taken.getAsLong();
    }

    /** From now on a compressed file may be decoded ahead, as soon as it is known to be long and there is a lane. */
    void mayDecodeAhead(DecodingLanes lanes) {
        decoded.ifPresent(reading -> reading.mayBegin(lanes));
    }

    /** Begins to decode a compressed file ahead, if there is a lane. */
    void decodeAhead(DecodingLanes lanes) {
        decoded.ifPresent(reading -> reading.begin(lanes));
    }

    /** What a failed read means, in words. */
    String explain(IOException broken) {
        return explain(compression, broken);
    }

    private static String explain(Compression compression, Exception broken) {
        if (broken instanceof InputRefused || compression == Compression.NONE) {
            String message = broken.getMessage();
            return message == null ? "the input cannot be read" : message;
        }
        return "the " + compression.label() + " data is damaged or cut short";
    }

    @Override
    public void close() throws IOException {
        owner.close();
    }

    private interface Opening {
        ByteSource open() throws IOException;
    }

    private static ByteSource closingOnFailure(Closeable input, Opening opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException broken) {
            input.close();
            throw broken;
        }
    }

    /** A channel's position while it is open, its last known one afterwards. */
    private static final class ChannelPosition implements LongSupplier {

        private final FileChannel channel;
        private long last;

        ChannelPosition(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public long getAsLong() {
            try {
                last = channel.position();
            } catch (IOException closed) {
                return last;
            }
            return last;
        }
    }
}
