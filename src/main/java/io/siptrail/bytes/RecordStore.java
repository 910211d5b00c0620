package io.siptrail.bytes;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records that come and go: in memory up to a limit, beyond it in a temporary file, where the room of one that was taken
 * is used again for one as long. Each is known by a number. Not thread-safe.
 */
public final class RecordStore implements Closeable {

    /** The number of no record. */
    public static final long NONE = 0;

    /** Room in the file is given out in pieces of so many bytes. */
    private static final int PIECE = 128;
    /** Up to so many pieces the room is as long as the record, beyond that a power of two. */
    private static final int EXACT = 64;
    /** A record in the file is known by its first piece and its length. */
    private static final int LENGTH_BITS = 24;

    private static final int LONGEST_IN_FILE = (1 << LENGTH_BITS) - 1;

    private final long memory;
    private final List<byte @Nullable []> inMemory = new ArrayList<>();
    private final FreePlaces freeInMemory = new FreePlaces();
    private final Map<Integer, FreePlaces> freeInFile = new HashMap<>();
    private @Nullable FileChannel file;
    private long bytesInMemory;
    private long piecesInFile;

    /** Holds so many bytes of records before the file is used. */
    public RecordStore(long memory) {
        this.memory = memory;
    }

    /** Keeps what the buffer holds, which is not empty; returns the number to take it by. */
    public long keep(RecordBuffer record) throws IOException {
        int length = record.size();
        return bytesInMemory + length <= memory || length > LONGEST_IN_FILE ? keepInMemory(record) : keepInFile(record);
    }

    private long keepInMemory(RecordBuffer record) {
        byte[] bytes = Arrays.copyOf(record.bytes(), record.size());
        bytesInMemory += bytes.length;
        if (freeInMemory.isEmpty()) {
            inMemory.add(bytes);
            return -inMemory.size();
        }
        int place = (int) freeInMemory.take();
        inMemory.set(place, bytes);
        return -1L - place;
    }

    private long keepInFile(RecordBuffer record) throws IOException {
        int room = room(record.size());
        FreePlaces free = freeInFile.get(room);
        boolean again = free != null && !free.isEmpty();
        long piece = free != null && again ? free.take() : piecesInFile;
        piecesInFile += again ? 0 : room;
        ByteBuffer bytes = ByteBuffer.wrap(record.bytes(), 0, record.size());
        for (long at = piece * PIECE; bytes.hasRemaining(); ) {
            at += file().write(bytes, at);
        }
        return piece << LENGTH_BITS | record.size();
    }

    /** In pieces. */
    private static int room(int length) {
        int pieces = (length + PIECE - 1) / PIECE;
        return pieces <= EXACT ? pieces : Integer.highestOneBit(pieces - 1) << 1;
    }

    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            open = TemporaryFile.open();
            file = open;
        }
        return open;
    }

    /** Gives a record back, once. */
    public RecordInput take(long number) throws IOException {
        return new RecordInput(number < 0 ? takeFromMemory((int) (-1 - number)) : takeFromFile(number));
    }

    private byte[] takeFromMemory(int place) {
        byte[] bytes = inMemory.set(place, null);
        if (bytes == null) {
            throw new IllegalArgumentException("record " + place + " was taken before");
        }
        freeInMemory.add(place);
        bytesInMemory -= bytes.length;
        return bytes;
    }

    private byte[] takeFromFile(long number) throws IOException {
        byte[] bytes = new byte[(int) (number & LONGEST_IN_FILE)];
        long piece = number >>> LENGTH_BITS;
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (file().read(rest, piece * PIECE + rest.position()) < 0) {
                throw new EOFException("a temporary file ended early");
            }
        }
        freeInFile.computeIfAbsent(room(bytes.length), none -> new FreePlaces()).add(piece);
        return bytes;
    }

    /** Bytes of the file that were ever given out. */
    long bytesInFile() {
        return piecesInFile * PIECE;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Places that can be given out again, the latest first. */
    private static final class FreePlaces {

        private long[] places = new long[16];
        private int count;

        boolean isEmpty() {
            return count == 0;
        }

        void add(long place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
        }

        long take() {
            return places[--count];
        }
    }
}
