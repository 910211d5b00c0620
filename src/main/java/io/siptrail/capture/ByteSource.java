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
import java.util.function.LongSupplier;

/** The bytes of one input after decompression, from its first to its last, once. */
final class ByteSource implements Closeable {

    private static final int STREAM_PIECE = 64 * 1024;
    /** Small, because what an inflater has written when it meets damage within one read is lost. */
    private static final int DECODED_PIECE = 8 * 1024;

    private final Reading reading;
    private final Closeable owner;
    private final Compression compression;
    private final LongSupplier taken;

    /** Fills what it can of a buffer, as {@link java.nio.channels.ReadableByteChannel#read} does. */
    private interface Reading {
        int read(ByteBuffer into) throws IOException;
    }

    private ByteSource(Reading reading, Closeable owner, Compression compression, LongSupplier taken) {
        this.reading = reading;
        this.owner = owner;
        this.compression = compression;
        this.taken = taken;
    }

    /** A regular file is read through its channel; anything else (a named pipe) as the stream it is. */
    static ByteSource ofFile(Path path, CaptureLimits limits) throws IOException {
        if (!Files.isRegularFile(path)) {
            InputStream stream = Files.newInputStream(path);
            return closingOnFailure(stream, () -> ofStream(new CountedStream(stream), limits));
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
                limits);
    }

    private static ByteSource ofChannel(FileChannel channel, CaptureLimits limits) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4);
        channel.read(head, 0);
        if (Compression.of(head.getInt(0)) == Compression.NONE) {
            LongSupplier position = new ChannelPosition(channel);
            return new ByteSource(channel::read, channel, Compression.NONE, position);
        }
        return ofStream(new CountedStream(Channels.newInputStream(channel)), limits);
    }

    private static ByteSource ofStream(CountedStream counted, CaptureLimits limits) throws IOException {
        byte[] head = counted.readNBytes(4);
        PushbackInputStream whole = new PushbackInputStream(counted, 4);
        whole.unread(head);
        Compression compression = Compression.of(bigEndian(head));
        Decoding decoding = decode(compression, whole);
        StreamReading reading = compression == Compression.NONE
                ? new StreamReading(decoding, STREAM_PIECE, Long.MAX_VALUE)
                : new StreamReading(decoding, DECODED_PIECE, limits.uncompressedBytes());
        return new ByteSource(reading::read, decoding.bytes(), compression, counted::taken);
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
