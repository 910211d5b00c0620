package io.siptrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureSetTest {

    @TempDir
    Path folder;

    private Path file(String name, int... seconds) {
        CaptureBytes bytes = CaptureBytes.pcap();
        for (int second : seconds) {
            bytes.record(second, 0, name + second);
        }
        return bytes.writeTo(folder.resolve(name));
    }

    @Test
    void overlappingFilesAreMergedByTimeWhateverTheirOrder() {
        Path a = file("a", 1, 4, 6);
        Path b = file("b", 2, 3, 7);
        Path c = file("c", 5);

        Reading reading = Reading.of(a, b, c);

        assertThat(reading.payloads()).containsExactly("a1", "b2", "b3", "a4", "c5", "a6", "b7");
        assertThat(reading.frames())
                .extracting(Reading.Kept::ref)
                .containsExactly(
                        new FrameRef(0, 1),
                        new FrameRef(1, 1),
                        new FrameRef(1, 2),
                        new FrameRef(0, 2),
                        new FrameRef(2, 1),
                        new FrameRef(0, 3),
                        new FrameRef(1, 3));
        assertThat(Reading.of(c, b, a).frames()).isEqualTo(reading.frames());
        assertThat(Reading.of(b, a, c, b).frames()).isEqualTo(reading.frames());
    }

    @Test
    void framesOfTheSameTimeFollowTheRankOfTheirFiles() {
        Path late = file("a", 5, 6, 6);
        Path early = file("z", 1, 5, 6, 6);

        assertThat(Reading.of(late, early).payloads()).containsExactly("z1", "z5", "a5", "z6", "z6", "a6", "a6");
    }

    @Test
    void filesThatStartTogetherAreRankedByName() {
        assertThat(Reading.of(file("b", 5, 6), file("a", 5, 6)).payloads()).containsExactly("a5", "b5", "a6", "b6");
    }

    @Test
    void aStepBackInTimeDoesNotReorderAFile() {
        Path stepping = file("a", 10, 3, 4, 12);
        Path steady = file("b", 9, 11, 13);

        assertThat(Reading.of(stepping, steady).payloads())
                .containsExactly("b9", "a10", "a3", "a4", "b11", "a12", "b13");
    }

    @Test
    void rotatedFilesAreOpenOneAtATime() {
        Path[] rotated = new Path[20];
        for (int i = 0; i < rotated.length; i++) {
            rotated[i] = file("r" + (rotated.length - i), i * 10, i * 10 + 9);
        }

        Reading reading = Reading.of(rotated);

        assertThat(reading.frames()).hasSize(40);
        assertThat(reading.times()).isSorted();
        assertThat(reading.mostOpenFiles()).isEqualTo(1);
    }

    @Test
    void onlyOverlappingFilesAreOpenTogether() {
        assertThat(Reading.of(file("a", 1, 5), file("b", 3, 6), file("c", 7, 9), file("d", 8, 10))
                        .mostOpenFiles())
                .isEqualTo(2);
    }

    @Test
    void everyFileIsClosedAtTheEndAndByClosing() {
        Path a = file("a", 1, 5);
        Path b = file("b", 3, 6);
        CaptureSet set = CaptureSet.open(
                List.of(a.toString(), b.toString()), InputStream.nullInputStream(), CaptureLimits.defaults());
        set.next();
        set.next();
        assertThat(set.buffers().lent()).isEqualTo(2);
        set.close();
        assertThat(set.buffers().lent()).isZero();
        assertThat(set.next()).isFalse();
        assertThat(set.files()).extracting(CaptureFile::frames).containsExactly(2L, 1L);
    }

    @Test
    void filesWithoutFramesComeLastAndDoNoHarm() {
        Path none = CaptureBytes.pcap().writeTo(folder.resolve("a-none"));

        Reading reading = Reading.of(none, file("b", 1));

        assertThat(reading.files()).extracting(CaptureFile::name).containsExactly("b", "a-none");
        assertThat(reading.payloads()).containsExactly("b1");
        assertThat(reading.bytesRead()).isEqualTo(reading.bytesTotal());
    }

    @Test
    void standardInputIsMergedWithFiles() {
        byte[] piped = CaptureBytes.pcap().record(2, 0, "p2").record(8, 0, "p8").toBytes();

        Reading reading = Reading.of(
                new ByteArrayInputStream(piped),
                CaptureLimits.defaults(),
                file("a", 1, 3).toString(),
                "-",
                file("b", 7, 9).toString(),
                "-");

        assertThat(reading.payloads()).containsExactly("a1", "p2", "a3", "b7", "p8", "b9");
        assertThat(reading.files()).extracting(CaptureFile::name).containsExactly("a", "-", "b");
        assertThat(reading.files().get(1).bytes()).isEqualTo(piped.length);
        assertThat(reading.bytesTotal()).isEqualTo(-1);
    }

    @Test
    void aFrameIsDeliveredBeforeTheNextOneIsWritten() {
        byte[] header = CaptureBytes.pcap().toBytes();
        byte[] first = CaptureBytes.raw().record(1, 0, "one").toBytes();
        byte[] second = CaptureBytes.raw().record(2, 0, "two").toBytes();
        Tap tap = new Tap();
        tap.give(CaptureBytes.join(header, first));
        try (CaptureSet set = CaptureSet.open(List.of("-"), tap, CaptureLimits.defaults())) {
            assertThat(set.next()).isTrue();
            assertThat(Reading.keep(set).payload()).isEqualTo("one");
            tap.give(second);
            assertThat(set.next()).isTrue();
            assertThat(Reading.keep(set).payload()).isEqualTo("two");
        }
        assertThat(tap.isClosed()).isFalse();
    }

    @Test
    void aPcapngFrameIsDeliveredBeforeTheNextOneIsWritten() {
        CaptureBytes start = CaptureBytes.pcapng(java.nio.ByteOrder.LITTLE_ENDIAN)
                .describe(1)
                .enhanced(0, 1, "one");
        Tap tap = new Tap();
        tap.give(start.toBytes());
        try (CaptureSet set = CaptureSet.open(List.of("-"), tap, CaptureLimits.defaults())) {
            assertThat(set.next()).isTrue();
            tap.give(start.body().enhanced(0, 2, "two").toBytes());
            assertThat(set.next()).isTrue();
            assertThat(Reading.keep(set).payload()).isEqualTo("two");
        }
    }

    @Test
    void aFileThatVanishesIsAFaultAndTheOthersAreRead() throws Exception {
        Path gone = file("gone", 5);
        Path other = file("other", 1, 9);
        try (CaptureSet set = CaptureSet.open(
                List.of(gone.toString(), other.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            Files.delete(gone);
            assertThat(set.next()).isTrue();
            assertThat(set.next()).isTrue();
            assertThat(set.next()).isFalse();
            assertThat(set.faults()).containsExactly(CaptureFault.unreadable("gone", "there is no such file"));
            assertThat(set.files().get(1).complete()).isFalse();
        }
    }

    @Test
    void theFirstBytesTellACaptureFromOtherInputs() {
        byte[] capture = CaptureBytes.pcap().toBytes();

        assertThat(CaptureSet.isCapture(capture)).isTrue();
        assertThat(CaptureSet.isCapture(CaptureBytes.gzip(capture))).isTrue();
        assertThat(CaptureSet.isCapture(new byte[] {0x0A, 0x0D, 0x0D, 0x0A})).isTrue();
        assertThat(CaptureSet.isCapture("REGISTER".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(CaptureSet.isCapture(new byte[0])).isFalse();
    }

    /** A pipe whose writer is slow: asking it for more than was given is a failure of the test. */
    private static final class Tap extends InputStream {

        private byte[] given = new byte[0];
        private int at;
        private boolean closed;

        void give(byte[] more) {
            given = more;
            at = 0;
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public int read() {
            throw new AssertionError("single bytes are never asked for");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (at == given.length) {
                throw new AssertionError("read beyond what the first records need");
            }
            int count = Math.min(length, given.length - at);
            System.arraycopy(given, at, bytes, offset, count);
            at += count;
            return count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
