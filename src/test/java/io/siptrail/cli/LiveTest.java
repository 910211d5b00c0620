package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.siptrail.libpcap.LibpcapException;
import io.siptrail.libpcap.PacketSource;
import io.siptrail.testing.Csv;
import io.siptrail.testing.Needs;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A capture on loopback, from its first packet to its report. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "loopback has another name elsewhere")
final class LiveTest {

    private static final String CHALLENGE = "WWW-Authenticate: Digest realm=\"example.org\", nonce=\"n1\"\r\n";
    private static final String ANSWER = "Authorization: Digest username=\"alice\", realm=\"example.org\","
            + " nonce=\"n1\", uri=\"sip:example.org\", response=\"0123456789abcdef0123456789abcdef\"\r\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void libpcap() {
        Needs.libpcap();
    }

    @Test
    void reportIsThatOfAnAuditOfTheSamePackets() throws Exception {
        mayCapture();
        Path file = folder.resolve("sip.pcapng");
        Path report = folder.resolve("live");
        String filter;
        try (DatagramSocket phone = socket();
                DatagramSocket registrar = socket()) {
            filter = "udp port " + registrar.getLocalPort();
            CompletableFuture<Command> run = CompletableFuture.supplyAsync(() -> Command.siptrail(
                    "live", "-i", "lo", "--filter", filter, "-w", file, "-o", report, "--duration", "4"));
            await(file);
            register(phone, registrar);
            Command live = run.join();

            assertThat(live.err()).isEmpty();
            assertThat(live.exit()).isZero();
            assertThat(live.out().lines().filter(line -> line.contains("  registered  200 OK")))
                    .singleElement()
                    .asString()
                    .contains("sip:alice@example.org", "from 127.0.0.1:" + phone.getLocalPort());
        }
        assertThat(Csv.read(report.resolve("attempts.csv")).rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "registered"));
        Path offline = folder.resolve("offline");
        assertThat(Command.siptrail("audit", file, "--filter", filter, "-o", offline)
                        .exit())
                .isZero();
        assertThat(contents(report)).isEqualTo(contents(offline));
    }

    @Test
    void signalIsTheEndAndNoFailure() throws Exception {
        mayCapture();
        Path file = folder.resolve("sip.pcapng");
        Path report = folder.resolve("report");
        Process live = new ProcessBuilder(Command.java("live", "-i", "lo", "-w", file, "-o", report))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (DatagramSocket phone = socket();
                DatagramSocket registrar = socket()) {
            await(file);
            register(phone, registrar);
        }
        live.destroy();

        assertThat(live.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(live.exitValue()).isZero();
        assertThat(report.resolve("report.html")).isNotEmptyFile();
        assertThat(Csv.read(report.resolve("attempts.csv")).column("aor")).contains("sip:alice@example.org");
    }

    @Test
    void interfaceThatDoesNotExistIsOneSentence() {
        Command run = Command.siptrail("live", "-i", "nowhere0", "-o", folder.resolve("report"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("siptrail: ")
                .contains("nowhere0");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void mistakeInTheFilterIsOneSentence() {
        mayCapture();
        Command run = Command.siptrail("live", "-i", "lo", "--filter", "port and", "-o", folder.resolve("report"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().startsWith("siptrail: --filter: ");
    }

    @Test
    void ringNeedsAFile() {
        Command run = Command.siptrail("live", "-i", "lo", "--ring", "100", "-o", folder.resolve("report"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--ring needs -w");
    }

    private static void mayCapture() {
        try (PacketSource source = PacketSource.open("lo", "", 1)) {
            assumeTrue(source.linkType() >= 0, "loopback has a link type");
        } catch (LibpcapException refused) {
            assumeTrue(false, String.valueOf(refused.getMessage()));
        }
    }

    private static DatagramSocket socket() throws IOException {
        return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    /** The file begins when the capture has. */
    private static void await(Path file) throws IOException, InterruptedException {
        for (int i = 0; i < 3_000 && (!Files.exists(file) || Files.size(file) == 0); i++) {
            Thread.sleep(10);
        }
        assertThat(file).isNotEmptyFile();
    }

    private static void register(DatagramSocket phone, DatagramSocket registrar) throws IOException {
        String contact = "Contact: <sip:alice@127.0.0.1:" + phone.getLocalPort() + ">";
        String asked = contact + "\r\nExpires: 600\r\n";
        say(phone, registrar, "REGISTER sip:example.org SIP/2.0", 1, asked);
        say(registrar, phone, "SIP/2.0 401 Unauthorized", 1, CHALLENGE);
        say(phone, registrar, "REGISTER sip:example.org SIP/2.0", 2, asked + ANSWER);
        say(registrar, phone, "SIP/2.0 200 OK", 2, contact + ";expires=600\r\n");
    }

    private static void say(DatagramSocket from, DatagramSocket to, String first, int cseq, String more)
            throws IOException {
        String text = first + "\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK" + cseq + "\r\n"
                + "From: <sip:alice@example.org>;tag=1\r\nTo: <sip:alice@example.org>\r\nCall-ID: one@example.org\r\n"
                + "CSeq: " + cseq + " REGISTER\r\n" + more + "Content-Length: 0\r\n\r\n";
        byte[] bytes = text.getBytes(UTF_8);
        from.send(new DatagramPacket(bytes, bytes.length, to.getLocalSocketAddress()));
        to.receive(new DatagramPacket(new byte[2_000], 2_000));
    }

    private static Map<String, String> contents(Path report) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(report)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        report.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
