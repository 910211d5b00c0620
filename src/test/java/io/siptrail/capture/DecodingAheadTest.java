package io.siptrail.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DecodingAheadTest {

    private static final CaptureLimits LIMITS = CaptureLimits.defaults();

    @TempDir
    Path folder;

    enum Packing {
        GZIP,
        ZSTD;

        byte[] pack(byte[] plain) {
            return this == GZIP ? CaptureBytes.gzip(plain) : Zstd.compress(plain);
        }
    }

    /** What one read gave: bytes, how it ended, and what had been taken of the input then. */
    private record Read(String bytes, String failure, long taken) {}

    @AfterEach
    void everyThreadHasEnded() {
        assertThat(decodingThreads()).isEmpty();
    }

    private static List<Thread> decodingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("siptrail-decoding"))
                .toList();
    }

    /** A capture with one frame a second from {@code start} on, of {@code frames} kilobytes that hardly shrink. */
    private static byte[] noise(int start, int frames) {
        Random random = new Random(start);
        CaptureBytes file = CaptureBytes.pcap();
        for (int i = 0; i < frames; i++) {
            byte[] payload = new byte[1000];
            random.nextBytes(payload);
            file.int32(start + i).int32(0).int32(1000).int32(1000).bytes(payload);
        }
        return file.toBytes();
    }

    /** A capture of some 30 kB that shrinks to less than 1 kB. */
    private static byte[] monotony() {
        CaptureBytes file = CaptureBytes.pcap();
        for (int i = 0; i < 200; i++) {
            file.record(i / 7, i, "same".repeat(i % 61));
        }
        return file.toBytes();
    }

    private Path file(String name, byte[] bytes) {
        return CaptureBytes.write(folder.resolve(name), bytes);
    }

    /** Every read of a file to its end. */
    private static List<Read> reads(Path file, CaptureLimits limits, int lanes) throws IOException {
        List<Read> reads = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocateDirect(20_000);
        try (ByteSource source = ByteSource.ofFile(file, limits)) {
            source.decodeAhead(DecodingLanes.of(lanes));
            while (true) {
                buffer.clear();
                try {
                    int count = source.read(buffer);
                    byte[] bytes = new byte[buffer.position()];
                    buffer.get(0, bytes);
                    reads.add(new Read(count + ":" + Arrays.hashCode(bytes), "", source.taken()));
                    if (count < 0) {
                        return reads;
                    }
                } catch (IOException broken) {
                    reads.add(new Read("", source.explain(broken), source.taken()));
                    return reads;
                }
            }
        }
    }

    private static Reading reading(int lanes, CaptureLimits limits, Path... files) {
        return Reading.of(DecodingLanes.of(lanes), InputStream.nullInputStream(), limits, Reading.names(files));
    }

    private static Reading assertSame(CaptureLimits limits, Path... files) {
        Reading here = reading(0, limits, files);
        for (int lanes = 1; lanes <= 3; lanes++) {
            Reading ahead = reading(lanes, limits, files);
            assertThat(ahead.frames()).isEqualTo(here.frames());
            assertThat(ahead.faults()).isEqualTo(here.faults());
            assertThat(ahead.bytesRead()).isEqualTo(here.bytesRead());
            assertThat(ahead.mostOpenFiles()).isEqualTo(here.mostOpenFiles());
            assertThat(ahead.files())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("facts", "input")
                    .isEqualTo(here.files());
        }
        return here;
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void everyReadIsTheSameAsWithoutReadingAhead(Packing packing) throws IOException {
        Path file = file("a", packing.pack(noise(0, 3000)));

        assertThat(reads(file, LIMITS, 1)).isEqualTo(reads(file, LIMITS, 0)).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void everyReadOfManySmallMembersIsTheSame(Packing packing) throws IOException {
        byte[] plain = noise(0, 300);
        byte[][] members = new byte[plain.length / 700 + 1][];
        for (int i = 0; i < members.length; i++) {
            members[i] = packing.pack(Arrays.copyOfRange(plain, i * 700, Math.min(plain.length, i * 700 + 700)));
        }
        Path file = file("a", CaptureBytes.join(members));

        assertThat(reads(file, LIMITS, 1)).isEqualTo(reads(file, LIMITS, 0));
        assertThat(assertSame(LIMITS, file).frames()).hasSize(300);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void aFileCutAnywhereGivesTheSameReads(Packing packing) throws IOException {
        byte[] packed = packing.pack(monotony());
        for (int length = 4; length <= packed.length; length++) {
            Path file = file("cut", Arrays.copyOf(packed, length));
            if (opens(file)) {
                assertThat(reads(file, LIMITS, 1)).as("cut at %d", length).isEqualTo(reads(file, LIMITS, 0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void aFileDamagedAnywhereGivesTheSameReads(Packing packing) throws IOException {
        byte[] packed = packing.pack(monotony());
        for (int at = 4; at < packed.length; at += 3) {
            byte[] damaged = packed.clone();
            damaged[at] ^= 0x5A;
            Path file = file("damaged", damaged);
            if (opens(file)) {
                assertThat(reads(file, LIMITS, 1)).as("damaged at %d", at).isEqualTo(reads(file, LIMITS, 0));
            }
        }
    }

    /** What is damaged in its very head is never decoded, here or ahead. */
    private static boolean opens(Path file) {
        try (ByteSource source = ByteSource.ofFile(file, LIMITS)) {
            return source.isCompressed();
        } catch (IOException broken) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void aLongFileCutOrDamagedHasTheSameFramesAndFaults(Packing packing) {
        byte[] packed = packing.pack(noise(0, 1500));
        for (int part = 1; part < 12; part++) {
            int place = packed.length / 12 * part;
            byte[] damaged = packed.clone();
            Arrays.fill(damaged, place, Math.min(place + 40_000, packed.length), (byte) 0xFF);

            Reading cut = assertSame(LIMITS, file("cut", Arrays.copyOf(packed, place)));
            Reading broken = assertSame(LIMITS, file("damaged", damaged));

            assertThat(cut.frames()).hasSizeBetween(1, 1499);
            assertThat(cut.fault().message()).contains("data is damaged or cut short, at byte offset ");
            assertThat(broken.faults()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aCaptureThatIsDamagedInsideEndsThereWithTheSameAccount() {
        byte[] plain = noise(0, 1000);
        Arrays.fill(plain, 500_000, 501_100, (byte) 0xFF);

        Reading reading = assertSame(LIMITS, file("a", CaptureBytes.gzip(plain)));

        assertThat(reading.frames()).hasSizeBetween(400, 600);
        assertThat(reading.bytesRead()).isBetween(500_000L, 700_000L);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void theBoundOnUncompressedBytesIsTheSame(Packing packing) throws IOException {
        byte[] plain = noise(0, 400);
        Path file = file("a", packing.pack(plain));
        for (int bound : new int[] {1, 4096, 12_288, 65_536, 69_632, 200_000, plain.length - 1, plain.length}) {
            CaptureLimits limits = new CaptureLimits(262_144, 1 << 24, bound, 10, 10);

            assertThat(reads(file, limits, 1)).as("bound %d", bound).isEqualTo(reads(file, limits, 0));
            assertThat(assertSame(limits, file).faults()).hasSize(bound < plain.length ? 1 : 0);
        }
    }

    @Test
    void twoOverlappingFilesAreDecodedAtOnceAndMergedInTheSameOrder() {
        Path gzip = file("a", CaptureBytes.gzip(noise(1000, 2000)));
        Path zstd = file("b", Zstd.compress(noise(1100, 2000)));
        assertThat(assertSame(LIMITS, gzip, zstd).times()).hasSize(4000).isSorted();

        try (CaptureSet set = open(3, gzip, zstd)) {
            while (set.next() && decodingThreads().size() < 2) {
                assertThat(set.faults()).isEmpty();
            }
            assertThat(decodingThreads()).hasSize(2).allMatch(Thread::isDaemon);
        }
    }

    @Test
    void noMoreFilesThanThereAreLanesAreDecodedAhead() {
        Path[] files = new Path[6];
        for (int i = 0; i < files.length; i++) {
            files[i] = file("f" + i, CaptureBytes.gzip(noise(1000 + i, 150)));
        }
        assertThat(assertSame(LIMITS, files).times()).hasSize(900).isSorted();

        try (CaptureSet set = open(2, files)) {
            while (set.next()) {
                assertThat(decodingThreads()).hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void twentyRotatedFilesFlowOneAfterTheOther() {
        Path[] rotated = new Path[20];
        for (int i = 0; i < rotated.length; i++) {
            byte[] plain = noise(1000 + 120 * i, 120);
            rotated[i] = file("r" + i, i % 2 == 0 ? CaptureBytes.gzip(plain) : Zstd.compress(plain));
        }

        Reading reading = assertSame(LIMITS, rotated);

        assertThat(reading.times()).hasSize(2400).isSorted();
        assertThat(reading.mostOpenFiles()).isEqualTo(1);
        assertThat(reading.bytesRead()).isEqualTo(reading.bytesTotal());
    }

    @Test
    void theFirstLookStartsNoThreadAndTheNextFileIsDecodedWhileTheFirstIsRead() {
        Path[] rotated = new Path[5];
        for (int i = 0; i < rotated.length; i++) {
            rotated[i] = file("r" + i, CaptureBytes.gzip(noise(1000 + 900 * i, 900)));
        }
        try (CaptureSet set = open(2, rotated)) {
            assertThat(decodingThreads()).isEmpty();
            assertThat(set.next()).isTrue();
            assertThat(decodingThreads()).hasSize(1);
            assertThat(set.bytesRead()).isLessThan(set.files().get(0).bytes());
        }
    }

    @Test
    void aFileThatIsGoneWhenItsTurnIsNextIsAFaultOfIts() throws IOException {
        Path here = file("a", CaptureBytes.gzip(noise(1000, 200)));
        Path gone = file("b", CaptureBytes.gzip(noise(2000, 200)));
        Path after = file("c", CaptureBytes.gzip(noise(3000, 200)));
        try (CaptureSet set = open(2, here, gone, after)) {
            Files.delete(gone);
            int frames = 0;
            while (set.next()) {
                frames++;
            }
            assertThat(frames).isEqualTo(400);
            assertThat(set.faults()).extracting(CaptureFault::message).containsExactly("b: there is no such file");
        }
    }

    @Test
    void smallFilesAndStandardInputStayOnTheThreadThatReads() {
        byte[] packed = CaptureBytes.gzip(noise(1000, 200));
        Path small = file("a", CaptureBytes.gzip(noise(1010, 20)));
        try (CaptureSet set = CaptureSet.open(
                List.of("-", small.toString()),
                new ByteArrayInputStream(packed),
                LIMITS,
                List.of(),
                FrameFilter.ALL,
                DecodingLanes.of(2))) {
            int frames = 0;
            while (set.next()) {
                frames++;
                assertThat(decodingThreads()).isEmpty();
            }
            assertThat(frames).isEqualTo(220);
        }
    }

    private static CaptureSet open(int lanes, Path... files) {
        return CaptureSet.open(
                List.of(Reading.names(files)),
                InputStream.nullInputStream(),
                LIMITS,
                List.of(),
                FrameFilter.ALL,
                DecodingLanes.of(lanes));
    }

    @Test
    void closingInTheMiddleEndsTheThreadAndFreesTheLane() throws IOException {
        DecodingLanes lanes = DecodingLanes.of(1);
        Path file = file("a", CaptureBytes.gzip(noise(0, 3000)));
        for (int reads = 0; reads < 200; reads += 7) {
            ByteSource source = ByteSource.ofFile(file, LIMITS);
            source.decodeAhead(lanes);
            assertThat(lanes.isFree()).isFalse();
            for (int i = 0; i < reads; i++) {
                assertThat(source.read(ByteBuffer.allocate(9000))).isPositive();
            }
            long taken = source.taken();
            source.close();
            assertThat(decodingThreads()).isEmpty();
            assertThat(lanes.isFree()).isTrue();
            assertThat(source.taken()).isEqualTo(taken);
        }
    }

    @Test
    void closingEndsADecoderThatWaitsForItsInput() throws IOException, InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        DecodedReading reading = ahead(new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                waits.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException ended) {
                    throw new IOException(ended);
                }
                return -1;
            }
        });
        waits.await();
        assertThat(decodingThreads()).hasSize(1);
        reading.close();
        assertThat(decodingThreads()).isEmpty();
    }

    @Test
    void anInterruptionOfTheReaderLosesNothingAndIsKept() throws IOException {
        byte[] plain = noise(0, 3000);
        Path file = file("a", CaptureBytes.gzip(plain));
        ByteBuffer all = ByteBuffer.allocate(plain.length + 1);
        try (ByteSource source = ByteSource.ofFile(file, LIMITS)) {
            source.decodeAhead(DecodingLanes.of(1));
            Thread.currentThread().interrupt();
            while (source.read(all) >= 0) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Arrays.copyOf(all.array(), all.position())).isEqualTo(plain);
    }

    @Test
    void whatIsNoDamageFailsTheReaderAsItIs() throws IOException {
        Error defect = new AssertionError("a defect");
        DecodedReading reading = ahead(new InputStream() {
            private int calls;

            @Override
            public int read() {
                throw defect;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (calls++ == 0) {
                    return 100;
                }
                throw defect;
            }
        });
        ByteBuffer into = ByteBuffer.allocate(1000);

        assertThat(reading.read(into)).isEqualTo(100);
        assertThatThrownBy(() -> reading.read(into)).isSameAs(defect);
        assertThatThrownBy(() -> reading.read(into)).isSameAs(defect);
        reading.close();
    }

    @Test
    void aFailureToCloseIsTheFailureOfClosing() {
        IOException broken = new IOException("cannot be closed");
        DecodedReading reading = ahead(new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public void close() throws IOException {
                throw broken;
            }
        });

        assertThatThrownBy(reading::close).isSameAs(broken);
    }

    private static DecodedReading ahead(InputStream decoded) {
        LongSupplier unknown = () -> 0;
        DecodedReading reading =
                new DecodedReading(new DecodingSteps(Decoding.of(decoded), unknown, LIMITS.uncompressedBytes()));
        reading.begin(DecodingLanes.of(1));
        return reading;
    }
}
