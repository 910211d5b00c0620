package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.net.Fate;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.testing.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner against the slow reader: on whole messages, on their every cut, and on what chance makes of them. */
class ReferenceTest {

    private static final List<String> SEEDS = List.of("""
            REGISTER sip:registrar.example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKnashds7;rport
            v : SIP / 2.0 / TCP [2001:db8::1]:5061 ; received=2001:db8::9,
             SIP/2.0/TLS host.example.com
            Max-Forwards: 70
            To: "Bob \\"B\\" Smith" <sip:bob@example.com>
            f: Bob<sip:bob@example.com;x=%41>;tag=456248
            Call-ID: 843817637684230@998sdasdh09
            CSeq: 1826
             REGISTER
            Contact: <sip:bob@192.0.2.4>;expires=60;+sip.instance="<urn:uuid:1>";reg-id=1, *, sip:bob@h;q=0.5
            Authorization: Digest username="bob", realm="a b", nonce="n,\\\\", uri="sip:example.com", response="0"
            Expires: 7200
            Date: Sat, 13 Nov 2010 23:29:00 GMT
            Content-Length: 4

            body
            """, """
            SIP/2.0 401 Unauthorized
            Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKnashds7
            From: sip:bob@example.com;tag=456248
            To: sip:bob@example.com;tag=2493k59kd
            i: one
            CSeq: 1 REGISTER
            WWW-Authenticate: Digest realm="a", nonce="b", qop="auth,auth-int", Basic realm="c"
            Warning: 307 isi.edu "Session parameter 'foo' not understood"
            Retry-After: 120 (later)
            P-Associated-URI: <sip:a@b>, <tel:+1-201-555-0123;ext=1>
            Reason: SIP;cause=401;text="no"
            Subject: Gr\u00fc\u00dfe

            """, """

            OPTIONS <sip:a@[::1]:5060;lr?x=y> SIP/2.0
            TO :
             sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
            NewFangledHeader:   newfangled value
             continued newfangled value
            Foobar roobar
            UnknownHeaderWithUnusualValue: ;;,,;;,;
            l: 0

            """);

    private static final String SPICE = "\r\n \t,;:<>\"\\=*?@%[]()/\u0000\u007f\u00e9\u00ff";

    private final MessageScanner scanner = new MessageScanner(new SipLimits(50, 1 << 16, 20, 20, 20, 8, 64));

    static Stream<byte[]> seeds() {
        return SEEDS.stream().flatMap(seed -> Stream.of(Wire.bytes(seed), seed.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void compare(byte[] bytes, boolean cut) {
        Optional<List<ReferenceReader.Line>> expected = ReferenceReader.read(bytes, cut);
        assertThat(scanner.scan(bytes, 0, bytes.length, cut)).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            SipMessage message = scanner.message();
            List<ReferenceReader.Line> lines = message.headers().stream()
                    .map(field -> new ReferenceReader.Line(field.wireName(), field.value()))
                    .toList();
            assertThat(lines).isEqualTo(expected.get().stream().limit(50).toList());
            readAll(message);
            assertThat(mayBegin(bytes)).isTrue();
        }
    }

    private static boolean mayBegin(byte[] bytes) {
        ByteBuffer data = ByteBuffer.allocateDirect(bytes.length);
        data.put(0, bytes);
        return MessageScanner.mayBegin(data, 0, bytes.length);
    }

    /** Asks for everything there is; the answers are bounded and the issues point into the message. */
    private static void readAll(SipMessage message) {
        assertThat(message.issues()).hasSizeLessThanOrEqualTo(8);
        assertThat(message.issueCount()).isGreaterThanOrEqualTo(message.issues().size());
        for (SyntaxIssue issue : message.issues()) {
            assertThat(issue.offset()).isBetween(0, message.length());
            assertThat(issue.detail()).hasSizeLessThanOrEqualTo(SyntaxIssue.MAX_DETAIL);
        }
        for (Via via : message.vias()) {
            assertThat(via.sentBy()).isNotEmpty();
            assertThat(via.rport().orElse(0)).isBetween(0, 65_535);
            assertThat(via.received().isPresent() && via.received().get().isEmpty())
                    .isFalse();
        }
        for (Contact contact : message.contacts()) {
            assertThat(contact.q().orElse(0)).isBetween(0.0, 1.0);
            assertThat(contact.expires().orElse(0)).isBetween(0L, DeltaSeconds.MAX);
            assertThat(contact.regId().orElse(1)).isPositive();
            assertThat(contact.uri().equivalent(contact.uri())).isTrue();
            assertThat(Uri.parse(contact.uri().canonical()).canonical())
                    .isEqualTo(contact.uri().canonical());
            assertThat(contact.instance().orElse("")).hasSizeLessThan(message.length());
        }
        for (Challenge challenge : message.challenges()) {
            assertThat(Challenge.parse(challenge.source(), challenge.text())).contains(challenge);
            assertThat(challenge.qop()).doesNotContain("");
        }
        for (Credentials credentials : message.credentials()) {
            assertThat(Credentials.parse(credentials.kind(), credentials.text()))
                    .isEqualTo(credentials);
            assertThat(credentials.username().orElse("")).hasSizeLessThan(message.length());
        }
        assertThat(message.elements(HeaderName.CONTACT)).doesNotContain("");
        assertThat(message.body().length).isLessThanOrEqualTo(message.length());
        assertThat(message.contentHash())
                .isEqualTo(Wire.scan(message.bytes()).message().contentHash());
    }

    @Test
    void bothReadersFindTheSameHeadersHoweverAMessageIsCut() {
        seeds().forEach(bytes -> {
            for (int length = 0; length <= bytes.length; length++) {
                byte[] head = Arrays.copyOf(bytes, length);
                compare(head, false);
                compare(head, true);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void bothReadersFindTheSameHeadersInWhatChanceMakesOfAMessage(long seed) {
        Random random = new Random(seed);
        List<byte[]> seeds = seeds().toList();
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size()));
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                bytes = changed(bytes, random);
            }
            compare(bytes, random.nextBoolean());
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(random.nextInt(12), bytes.length - at);
        String head = new String(bytes, 0, at, StandardCharsets.ISO_8859_1);
        String cut = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        String tail = new String(bytes, at + length, bytes.length - at - length, StandardCharsets.ISO_8859_1);
        String middle = switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> cut + cut;
            case 2 -> spice(random) + cut;
            case 3 -> spice(random);
            default -> Character.toString(random.nextInt(256)) + cut;
        };
        return (head + middle + tail).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String spice(Random random) {
        return Character.toString(SPICE.charAt(random.nextInt(SPICE.length())));
    }

    /** Every datagram, whatever it carries. */
    @Test
    void bothReadersFindTheSameHeadersInTheCapturesOfTheLab() throws IOException {
        int compared = 0;
        try (Stream<Path> files = Files.list(Path.of("captures/lab"))) {
            for (Path file : files.filter(path -> path.toString().contains(".pcap"))
                    .sorted()
                    .toList()) {
                compared += compareDatagrams(file);
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    private int compareDatagrams(Path capture) {
        AtomicInteger compared = new AtomicInteger();
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), datagram -> {
            byte[] bytes = new byte[datagram.length()];
            datagram.data().get(datagram.offset(), bytes);
            compare(bytes, datagram.cut());
            compared.incrementAndGet();
            return Fate.NOT_SIP;
        });
        try (CaptureSet frames =
                CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            while (frames.next()) {
                decoder.decode(frames.frame());
            }
        }
        return compared.get();
    }

    @Test
    void bothReadersFindTheSameHeadersInThePublishedMessages() throws IOException {
        Path torture = Needs.shared("torture");
        try (Stream<Path> files = Files.walk(torture)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".dat"))
                    .sorted()
                    .toList()) {
                compare(Files.readAllBytes(file), false);
                compare(Files.readAllBytes(file), true);
            }
        }
    }
}
