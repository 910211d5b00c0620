package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureInterface;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.capture.Frame;
import io.siptrail.extract.PcapNgWriter;
import io.siptrail.testing.Csv;
import io.siptrail.testing.Needs;
import io.siptrail.testing.UdpCapture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code siptrail extract}: the packets behind attempts. */
final class ExtractTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");
    private static final Path LAB = Path.of("captures", "lab");

    private static final String REGISTER = """
            REGISTER sip:example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:%1$s@example.com>;tag=a
            To: <sip:%1$s@example.com>
            Call-ID: %1$s
            CSeq: 1 REGISTER
            Contact: <sip:%1$s@192.0.2.1:5060>;expires=600
            Content-Length: 0

            """;

    private static final String ANSWER = """
            SIP/2.0 %2$s
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:%1$s@example.com>;tag=a
            To: <sip:%1$s@example.com>;tag=b
            Call-ID: %1$s
            CSeq: 1 REGISTER
            Contact: <sip:%1$s@192.0.2.1:5060>;expires=600
            Content-Length: 0

            """;

    @TempDir
    private Path folder;

    /** What a frame is, whatever file it stands in. */
    private record Packet(long timeNanos, int linkType, int originalLength, String bytes) {}

    @Test
    void packetsAreThoseOfTheAttemptByteForByteAndNoOthers() throws IOException {
        Path capture = twoAttempts("404 Not Found");
        Path excerpt = folder.resolve("bob.pcapng");

        Command run = Command.siptrail("extract", capture, "--failed", "-w", excerpt);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("1 attempt, 2 packets: ");
        assertThat(packets(excerpt)).isEqualTo(packets(capture).subList(2, 4));
    }

    @Test
    void excerptOfACaptureThatIsAllOneAttemptHasAllOfIt() throws IOException {
        Path excerpt = folder.resolve("seed.pcapng");

        Command.siptrail("extract", SEED, "--attempt", "1", "-o", excerpt);

        assertThat(packets(excerpt)).isEqualTo(packets(SEED));
    }

    @Test
    void chosenByAorAndCallIdToo() throws IOException {
        Path capture = twoAttempts("404 Not Found");
        Path byAor = folder.resolve("a.pcapng");
        Path byCallId = folder.resolve("b.pcapng");

        Command.siptrail("extract", capture, "--aor", "alice", "-w", byAor);
        Command.siptrail("extract", capture, "--call-id", "alice", "-w", byCallId);

        assertThat(packets(byAor)).isEqualTo(packets(capture).subList(0, 2));
        assertThat(Files.readAllBytes(byAor)).isEqualTo(Files.readAllBytes(byCallId));
    }

    @Test
    void everyPacketSaysWhatItIsAndTextFromTheWireCannotSteerATerminal() throws IOException {
        Path capture = twoAttempts("404 \u001b[2J\u202egone");
        Path excerpt = folder.resolve("bob.pcapng");

        Command.siptrail("extract", capture, "--failed", "-w", excerpt);

        assertThat(new String(Files.readAllBytes(excerpt), StandardCharsets.UTF_8))
                .contains("attempt 2, transaction 2: REGISTER, CSeq 1 (two.pcap, frame 3)")
                .contains("attempt 2, transaction 2: 404 \\x1b[2J\\u202egone (two.pcap, frame 4)")
                .contains("taken from two.pcap");
    }

    @Test
    void interfacesAreDescribedAsInTheOriginal() throws IOException {
        Path excerpt = folder.resolve("any.pcapng");

        Command.siptrail("extract", LAB.resolve("any-sll2-linphone.pcap"), "--attempt", "1", "-w", excerpt);

        assertThat(interfaces(excerpt)).isEqualTo(interfaces(LAB.resolve("any-sll2-linphone.pcap")));
    }

    @Test
    void nothingIsWrittenWhenNoAttemptIsAsAsked() {
        Path excerpt = folder.resolve("none.pcapng");

        Command run = Command.siptrail("extract", SEED, "--failed", "-w", excerpt);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("no attempt is as asked; nothing was written\n");
        assertThat(excerpt).doesNotExist();
    }

    @Test
    void standardInputIsRefusedInWords() throws IOException {
        byte[] seed = Files.readAllBytes(SEED);

        Command run = Command.siptrail(
                new ByteArrayInputStream(seed), "extract", "-", "--attempt", "1", "-w", folder.resolve("x.pcapng"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("extract reads its input several times, which - does not allow");
    }

    @Test
    void inputIsNotWrittenOver() throws IOException {
        Path capture = twoAttempts("404 Not Found");
        byte[] before = Files.readAllBytes(capture);

        Command run = Command.siptrail("extract", capture, "--failed", "-w", capture);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(Files.readAllBytes(capture)).isEqualTo(before);
    }

    @Test
    void placeThatCannotBeWrittenIsSaid() {
        Command run = Command.siptrail("extract", SEED, "--attempt", "1", "-w", folder.resolve("no/where.pcapng"));

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err()).contains("where.pcapng");
    }

    @Test
    void oneOfTheChoicesMustBeMade() {
        assertThat(Command.siptrail("extract", SEED, "-w", folder.resolve("x.pcapng"))
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void encryptedConnectionComesWholeWithItsSecretsAndNoOthers() throws IOException {
        Path capture = folder.resolve("embedded.pcapng");
        Files.write(capture, withSecretsInside());
        Path excerpt = folder.resolve("tls.pcapng");
        Path report = folder.resolve("report");

        Command.siptrail("extract", capture, "--attempt", "1", "-w", excerpt);
        Command.siptrail("audit", excerpt, "-o", report, "--format", "csv");

        Csv attempts = Csv.read(report.resolve("attempts.csv"));
        assertThat(attempts.column("outcome")).containsExactly("registered");
        assertThat(attempts.column("transport")).containsExactly("TLS");
        assertThat(secrets(capture)).contains(FOREIGN);
        assertThat(secrets(excerpt)).contains("SECRET").doesNotContain(FOREIGN);
    }

    /** Frames 3 to 6 open the association and 29 to 31 end it; the refresh and its answers stand in the fragments of 14 to 24. */
    @Test
    void associationComesWithItsFragmentsItsBeginningAndItsEnd() throws IOException {
        Path capture = LAB.resolve("normal-sctp.pcap");
        Path excerpt = folder.resolve("refresh.pcapng");

        Command run = Command.siptrail("extract", capture, "--attempt", "2", "-w", excerpt);

        assertThat(run.exit()).as(run.err()).isZero();
        List<Packet> all = packets(capture);
        List<Packet> wanted = IntStream.of(3, 4, 5, 6, 14, 15, 17, 18, 20, 21, 23, 24, 29, 30, 31)
                .mapToObj(frame -> all.get(frame - 1))
                .toList();
        assertThat(packets(excerpt)).containsExactlyElementsOf(wanted);
    }

    @Test
    void tsharkReadsCommentsAndInterfaces() throws IOException, InterruptedException {
        Needs.tshark();
        Path excerpt = folder.resolve("seed.pcapng");

        Command.siptrail("extract", SEED, "--attempt", "1", "-w", excerpt);

        assertThat(tshark(excerpt, "frame.comment"))
                .containsExactly(
                        "attempt 1, transaction 1: REGISTER, CSeq 1 (kamailio-linphone.pcap, frame 1)",
                        "attempt 1, transaction 1: 401 Unauthorized (kamailio-linphone.pcap, frame 2)",
                        "attempt 1, transaction 2: REGISTER, CSeq 2 (kamailio-linphone.pcap, frame 3)",
                        "attempt 1, transaction 2: 200 OK (kamailio-linphone.pcap, frame 4)");
        assertThat(tshark(excerpt, "frame.interface_description")).containsOnly("of kamailio-linphone.pcap");
        assertThat(tshark(excerpt, "frame.time_epoch")).isEqualTo(tshark(SEED, "frame.time_epoch"));
    }

    private static final String FOREIGN = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static List<String> tshark(Path capture, String field) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tshark", "-n", "-r", capture.toString(), "-T", "fields", "-e", field)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    /** A capture whose secrets lie beside it, with those and the secret of another connection inside. */
    private static byte[] withSecretsInside() throws IOException {
        String own = Files.readString(LAB.resolve("tls13-keylog.keylog.txt"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PcapNgWriter writer = new PcapNgWriter(bytes, "test", "");
                CaptureSet set = open(LAB.resolve("tls13-keylog.pcap"))) {
            writer.secrets(own + "CLIENT_RANDOM " + FOREIGN + " " + FOREIGN + "\n");
            int to = writer.describe(set.files().get(0).interfaces().get(0).linkType(), 0, "", "");
            while (set.next()) {
                Frame frame = set.frame();
                writer.packet(
                        to,
                        frame.timestampNanos(),
                        frame.data(),
                        frame.offset(),
                        frame.length(),
                        frame.originalLength(),
                        "");
            }
        }
        return bytes.toByteArray();
    }

    private static String secrets(Path capture) {
        try (CaptureSet set = open(capture)) {
            while (set.next()) {
                assertThat(set.frame().length()).isPositive();
            }
            return String.join("", set.files().get(0).secrets());
        }
    }

    private static List<CaptureInterface> interfaces(Path capture) {
        try (CaptureSet set = open(capture)) {
            while (set.next()) {
                assertThat(set.frame().length()).isPositive();
            }
            return set.files().stream().map(CaptureFile::interfaces).findFirst().orElseThrow();
        }
    }

    private static List<Packet> packets(Path capture) {
        List<Packet> packets = new ArrayList<>();
        try (CaptureSet set = open(capture)) {
            while (set.next()) {
                Frame frame = set.frame();
                byte[] bytes = new byte[frame.length()];
                frame.data().get(frame.offset(), bytes);
                packets.add(new Packet(
                        frame.timestampNanos(),
                        frame.linkType(),
                        frame.originalLength(),
                        HexFormat.of().formatHex(bytes)));
            }
        }
        return packets;
    }

    private static CaptureSet open(Path capture) {
        return CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults());
    }

    private Path twoAttempts(String toBob) throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        attempt(capture, "alice", "200 OK");
        attempt(capture, "bob", toBob);
        Path file = folder.resolve("two.pcap");
        Files.write(file, capture.bytes());
        return file;
    }

    private static void attempt(UdpCapture capture, String user, String answer) {
        capture.sip("192.0.2.1:5060", "198.51.100.1:5060", REGISTER.formatted(user))
                .afterMillis(10)
                .sip("198.51.100.1:5060", "192.0.2.1:5060", ANSWER.formatted(user, answer))
                .afterMillis(1_000);
    }
}
