package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.testing.Needs;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The glance at a message against the full reader: what it takes has no issue, and it takes what phones and registrars send. */
class PlainMessageTest {

    private static final List<String> SEEDS = List.of("""
            REGISTER sip:registrar.example.com;transport=udp SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKnashds7;rport, SIP/2.0/TCP [2001:db8::1]:5061
            Max-Forwards: 70
            To: "Bob Smith" <sip:bob@example.com>
            From: Bob <sip:bob@example.com;x=%41>;tag=456248
            Call-ID: 843817637684230@998sdasdh09
            CSeq: 1826 REGISTER
            Contact: <sip:bob@192.0.2.4>;expires=60;+sip.instance="<urn:uuid:1>";reg-id=1;q=0.5, <sip:b@h:5062;ob>
            Authorization: Digest username="bob", realm="a b", nonce="n", uri="sip:example.com", response="0", nc=00000001
            Expires: 7200
            Path: <sip:p1.example.com;lr>
            Content-Length: 0

            """, """
            SIP/2.0 401 Unauthorized
            Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKnashds7;received=192.0.2.9;rport=5060
            From: <sips:bob@example.com:5061>;tag=456248
            To: <sip:example.com>;tag=2493k59kd
            Call-ID: one
            CSeq: 1 REGISTER
            WWW-Authenticate: Digest realm="a", nonce="b", qop="auth,auth-int", algorithm=MD5, stale=FALSE
            Date: Sat, 13 Nov 2010 23:29:00 GMT
            Retry-After: 120
            Min-Expires: 60
            Contact: *

            """);

    private static final String SPICE = "\r\n \t,;:<>\"\\=*?@%[]()/a0\u0000\u007f\u00ff";

    private final MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
    private int messages;
    private int plain;

    private void compare(byte[] bytes, boolean cut) {
        if (!scanner.scan(bytes, 0, bytes.length, cut)) {
            return;
        }
        SipMessage message = scanner.message();
        messages++;
        if (message.parts().plain() != null) {
            plain++;
            TypedHeaders all = new HeaderReader(message).readAll();
            assertThat(all.issues)
                    .as(new String(bytes, StandardCharsets.ISO_8859_1))
                    .isEqualTo(message.parts().issues());
            assertThat(all.issueCount).isEqualTo(message.parts().issueCount());
            assertThat(message.callId()).isEqualTo(all.callId);
            assertThat(message.cseq()).isEqualTo(all.cseq);
            assertThat(message.viaCount()).isEqualTo(all.vias.size());
            assertThat(message.topBranch()).isEqualTo(all.vias.get(0).branch().orElse(""));
            assertThat(message.topSentBy()).isEqualTo(all.vias.get(0).sentBy());
            assertThat(message.asksForPort()).isEqualTo(all.vias.get(0).hasRport());
            assertThat(message.cameFromElsewhere()).isEqualTo(all.vias.get(0).cameFromElsewhere());
            assertThat(message.toUri()).isEqualTo(all.to.map(NameAddr::uri));
        }
    }

    @Test
    void messagesOfTheUsualFormAreTakenAsTheyAre() {
        SEEDS.forEach(seed -> compare(Wire.bytes(seed), false));
        assertThat(plain).isEqualTo(SEEDS.size());
    }

    @Test
    void noSingleChangeMakesAnIssueThatIsOverlooked() {
        for (String seed : SEEDS) {
            byte[] whole = Wire.bytes(seed);
            for (int at = 0; at < whole.length; at++) {
                for (int i = 0; i < SPICE.length(); i++) {
                    compare(changed(whole, at, 1, SPICE.charAt(i)), false);
                    compare(changed(whole, at, 0, SPICE.charAt(i)), false);
                }
            }
        }
        assertThat(plain).isBetween(messages / 10, messages * 9 / 10);
    }

    /** One byte put at the place, over so many. */
    private static byte[] changed(byte[] whole, int at, int over, char spice) {
        byte[] changed = new byte[whole.length + 1 - over];
        System.arraycopy(whole, 0, changed, 0, at);
        changed[at] = (byte) spice;
        System.arraycopy(whole, at + over, changed, at + 1, whole.length - at - over);
        return changed;
    }

    @Test
    void linesInAnyOrderAndNumberAreJudgedAsByTheReader() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            List<String> lines =
                    new ArrayList<>(SEEDS.get(random.nextInt(2)).lines().toList());
            for (int change = random.nextInt(3); change >= 0; change--) {
                String moved = lines.get(1 + random.nextInt(lines.size() - 2));
                lines.add(1 + random.nextInt(lines.size() - 2), moved.replace("=", random.nextBoolean() ? "=" : ""));
                lines.remove(1 + random.nextInt(lines.size() - 2));
            }
            compare(Wire.bytes(String.join("\n", lines) + "\n\n"), random.nextBoolean());
        }
        assertThat(plain).isPositive();
    }

    @Test
    void limitsOfTheReaderHoldHereToo() {
        MessageScanner strict = new MessageScanner(new SipLimits(50, 1 << 16, 1, 1, 1, 8, 64));
        byte[] seed = Wire.bytes(SEEDS.get(0));
        assertThat(strict.scan(seed, 0, seed.length, false)).isTrue();
        assertThat(strict.message().parts().plain()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab-captures", "public-captures"})
    void capturesAreReadAlikeAndAreMostlyPlain(String folder) {
        captures(Needs.shared(folder));
        assertThat(plain).isGreaterThan(messages / 2);
    }

    @Test
    void ourOwnCapturesAreReadAlikeAndAreMostlyPlain() {
        captures(Path.of("captures"));
        assertThat(plain).isGreaterThan(messages / 2);
    }

    private void captures(Path folder) {
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), this::datagram);
        try (CaptureSet set =
                CaptureSet.open(List.of(folder.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            while (set.next()) {
                decoder.decode(set.frame());
            }
        }
    }

    private Fate datagram(Datagram datagram) {
        byte[] bytes = new byte[datagram.length()];
        datagram.data().get(datagram.offset(), bytes);
        if (MessageScanner.mayBegin(datagram.data(), datagram.offset(), bytes.length)) {
            compare(bytes, datagram.cut());
        }
        return Fate.NOT_SIP;
    }
}
