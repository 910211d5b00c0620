package io.siptrail.capture;

import static io.siptrail.capture.CaptureFault.Kind.DAMAGED;
import static io.siptrail.capture.CaptureFault.Kind.UNREADABLE;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFaultTest {

    @TempDir
    Path folder;

    private Reading read(byte[] bytes) {
        return Reading.of(CaptureBytes.write(folder.resolve("x.pcap"), bytes));
    }

    private static CaptureBytes twoRecords() {
        return CaptureBytes.pcap().record(1, 0, "one").record(2, 0, "two");
    }

    private static void assertDamaged(Reading reading, long byteOffset, String message) {
        assertThat(reading.faults()).containsExactly(new CaptureFault("x.pcap", DAMAGED, byteOffset, message));
        assertThat(reading.file().complete()).isFalse();
    }

    @Test
    void noInputAtAllIsAMisuse() {
        InputStream none = InputStream.nullInputStream();
        assertThatThrownBy(() -> CaptureSet.open(List.of(), none, CaptureLimits.defaults()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.pcap", "no/such/folder/missing.pcap", "\0"})
    void aMissingFileIsUnreadableAndTheOthersAreRead(String missing) {
        Path good = twoRecords().writeTo(folder.resolve("good.pcap"));

        Reading reading = Reading.of(InputStream.nullInputStream(), CaptureLimits.defaults(), missing, good.toString());

        assertThat(reading.payloads()).containsExactly("one", "two");
        assertThat(reading.files()).hasSize(1);
        assertThat(reading.fault().kind()).isEqualTo(UNREADABLE);
        assertThat(reading.fault().input()).isEqualTo(missing);
        assertThat(reading.fault().message()).startsWith(missing + ": ");
    }

    @Test
    void anEmptyNameIsUnreadableAndNotTheWorkingDirectory() {
        Reading reading = Reading.of(InputStream.nullInputStream(), CaptureLimits.defaults(), "");

        assertThat(reading.files()).isEmpty();
        assertThat(reading.fault().kind()).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "00, no pcap or pcapng signature",
        "d4c3b2, no pcap or pcapng signature",
        "524547495354455220, no pcap or pcapng signature",
        "425a6839314159, bzip2",
        "fd377a585a000004, xz",
        "04224d186440, lz4",
        "504b03041400, zip",
        "736e6f6f7000000000000002, snoop",
        "474d425500020000, Network Monitor",
        "1f8b, gzip",
        "1f8b08, gzip",
        "28b52ffd, zstd"
    })
    void whatIsNoCaptureIsUnreadable(String hex, String reason) {
        Reading reading = read(java.util.HexFormat.of().parseHex(hex));

        assertThat(reading.files()).isEmpty();
        assertThat(reading.fault().kind()).isEqualTo(UNREADABLE);
        assertThat(reading.fault().message()).contains("x.pcap: ").contains(reason);
    }

    @Test
    void compressedNothingIsUnreadable() {
        assertThat(read(CaptureBytes.gzip(new byte[0])).fault().message()).contains("empty once decompressed");
    }

    @Test
    void aFileHeaderCutShortIsACaptureThatIsDamaged() {
        Reading reading = read(Arrays.copyOf(twoRecords().toBytes(), 20));

        assertDamaged(
                reading,
                0,
                "x.pcap: file header at byte offset 0 is cut short: it needs 24 bytes, 20 are left; no frame came before it");
        assertThat(reading.frames()).isEmpty();
    }

    @Test
    void aRecordHeaderCutShortKeepsTheFramesBeforeIt() {
        Reading reading = read(Arrays.copyOf(twoRecords().toBytes(), 24 + 19 + 7));

        assertDamaged(
                reading,
                43,
                "x.pcap: record header at byte offset 43 is cut short: it needs 16 bytes, 7 are left; 1 frame before it was read");
        assertThat(reading.payloads()).containsExactly("one");
    }

    @Test
    void aRecordBodyCutShortIsNotDelivered() {
        Reading reading = read(Arrays.copyOf(twoRecords().toBytes(), 24 + 19 + 18));

        assertDamaged(
                reading,
                43,
                "x.pcap: record at byte offset 43 is cut short: it needs 19 bytes, 18 are left; 1 frame before it was read");
        assertThat(reading.payloads()).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(longs = {262_145, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL})
    void anAbsurdRecordLengthIsDamage(long claimed) {
        CaptureBytes file =
                twoRecords().int32(3).int32(0).int32(claimed).int32(60).text("rest");

        Reading reading = read(file.toBytes());

        assertDamaged(
                reading,
                62,
                "x.pcap: record at byte offset 62 claims " + claimed
                        + " bytes, more than the 262144 a packet can have; 2 frames before it were read");
    }

    private static CaptureBytes goodBlocks() {
        return CaptureBytes.pcapng(LITTLE_ENDIAN).describe(1).enhanced(0, 1, "one!");
    }

    @ParameterizedTest
    @CsvSource({
        "0, less than the 12 of an empty block",
        "8, less than the 12 of an empty block",
        "13, which is no multiple of 4",
        "16777220, more than the 16777216 a block can have",
        "4294967292, more than the 16777216 a block can have"
    })
    void anImpossibleBlockLengthIsDamage(long length, String why) {
        CaptureBytes file = goodBlocks();
        int offset = file.size();

        Reading reading =
                read(file.int32(0x0BAD).int32(length).int64(0).int64(0).toBytes());

        assertDamaged(
                reading,
                offset,
                "x.pcap: block at byte offset " + offset + " claims " + length + " bytes, " + why
                        + "; 1 frame before it was read");
    }

    @Test
    void aBlockWhoseTwoLengthsDifferIsDamage() {
        byte[] file = goodBlocks().enhanced(0, 2, "two!").toBytes();
        file[file.length - 4] = 40;

        Reading reading = read(file);

        assertDamaged(
                reading,
                84,
                "x.pcap: block at byte offset 84 has length 36 at its start and 40 at its end; 1 frame before it was read");
        assertThat(reading.payloads()).containsExactly("one!");
    }

    @Test
    void aBlockCutShortIsDamage() {
        byte[] file = goodBlocks().enhanced(0, 2, "two!").toBytes();

        assertDamaged(
                read(Arrays.copyOf(file, file.length - 1)),
                84,
                "x.pcap: block at byte offset 84 is cut short: it needs 36 bytes, 35 are left; 1 frame before it was read");
    }

    @Test
    void aPacketThatDoesNotFitIntoItsBlockIsDamage() {
        CaptureBytes file = goodBlocks();
        file.block(6, file.body().int32(0).int64(0).int32(5).int32(5).text("four"));

        assertThat(read(file.toBytes()).fault().message()).contains("claims a packet of 5 bytes, but has room for 4");
    }

    @Test
    void aPacketOfAnInterfaceThatWasNeverDescribedIsDamage() {
        assertThat(read(goodBlocks().enhanced(1, 2, "two").toBytes()).fault().message())
                .contains("names interface 1 of a section with 1");
        assertThat(read(goodBlocks().section().simple(3, "two").toBytes())
                        .fault()
                        .message())
                .contains("names interface 0 of a section with 0");
    }

    @Test
    void aPacketBlockTooSmallForItsOwnFieldsIsDamage() {
        CaptureBytes file = goodBlocks();
        file.block(6, file.body().int32(0));

        assertThat(read(file.toBytes()).fault().message()).contains("has 16 bytes, less than the 32");
    }

    @Test
    void aSectionOfUnknownByteOrderIsDamage() {
        CaptureBytes file = goodBlocks();
        file.block(0x0A0D0D0A, file.body().int32(0x11223344).int64(0).int32(0));

        assertThat(read(file.toBytes()).fault().message()).contains("unknown byte order");
        assertThat(CaptureBytes.pcapng(BIG_ENDIAN).size()).isEqualTo(28);
    }

    @Test
    void anErrorWhileReadingEndsThatInputOnly() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        InputStream in =
                new SequenceInputStream(new ByteArrayInputStream(twoRecords().toBytes()), broken);
        Path good = CaptureBytes.pcap().record(9, 0, "good").writeTo(folder.resolve("good.pcap"));

        Reading reading = Reading.of(in, CaptureLimits.defaults(), "-", good.toString());

        assertThat(reading.payloads()).containsExactly("one", "two", "good");
        assertThat(reading.faults())
                .containsExactly(new CaptureFault(
                        "-", DAMAGED, 62, "-: Input/output error, at byte offset 62; 2 frames before it were read"));
    }

    @Test
    void faultsComeInTheOrderOfInputs() {
        Path b = CaptureBytes.write(folder.resolve("b.pcap"), new byte[0]);
        Path a = CaptureBytes.write(folder.resolve("a.pcap"), "text".getBytes(UTF_8));

        assertThat(Reading.of(b, a, b).faults())
                .isEqualTo(Reading.of(a, b).faults())
                .extracting(CaptureFault::input)
                .containsExactly(a.toString(), b.toString());
    }
}
