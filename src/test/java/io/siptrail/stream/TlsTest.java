package io.siptrail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Fate;
import io.siptrail.net.Transport;
import io.siptrail.stream.tls.KeyLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS as OpenSSL speaks it, under every kind of cipher suite that is opened here. */
class TlsTest {

    private static final String TLS13 = "TLS 1.3 TLS_AES_128_GCM_SHA256";

    /** A connection of tls-records.txt. */
    private record Recorded(String name, String secrets, List<Sent> sent) {

        @Override
        public String toString() {
            return name;
        }

        Dialogue dialogue(String server) {
            Dialogue talk = Dialogue.opened("192.0.2.1:40000", server, 1, 1);
            for (Sent each : sent) {
                (each.byClient() ? talk.client : talk.server).sends(each.bytes());
            }
            return talk;
        }

        KeyLog keyLog() {
            return KeyLog.empty().with(() -> List.of(secrets));
        }
    }

    private record Sent(boolean byClient, String hex) {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    static Stream<Recorded> connections() throws IOException {
        List<Recorded> all = new ArrayList<>();
        String secrets = "";
        List<Sent> sent = new ArrayList<>();
        for (String line : text().lines().filter(each -> !each.startsWith("#")).toList()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "connection" -> {
                    sent = new ArrayList<>();
                    secrets = "";
                    all.add(new Recorded(words[1], secrets, sent));
                }
                case "secret" -> {
                    secrets += words[1] + "\n";
                    all.set(all.size() - 1, new Recorded(all.get(all.size() - 1).name(), secrets, sent));
                }
                default -> sent.add(new Sent(words[0].equals("C"), words[1]));
            }
        }
        return all.stream();
    }

    private static String text() throws IOException {
        try (InputStream in = TlsTest.class.getResourceAsStream("tls-records.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Recorded connection(String name) throws IOException {
        return connections()
                .filter(each -> each.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKindOfSuiteIsThere() throws IOException {
        assertThat(connections()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("connections")
    void isOpenedWithItsSecrets(Recorded recorded) {
        Reading read =
                Reading.of(recorded.dialogue("198.51.100.1:7777").capture, StreamLimits.defaults(), recorded.keyLog());

        assertThat(read.texts().stream()
                        .map(message -> message.lines().findFirst().orElse("")))
                .containsExactly(
                        "REGISTER sip:example.com SIP/2.0",
                        "SIP/2.0 200 OK",
                        "REGISTER sip:example.com SIP/2.0",
                        "SIP/2.0 200 OK");
        assertThat(read.texts().get(2)).contains("CSeq: 2 REGISTER");
        assertThat(read.messages()).extracting(Reading.Seen::transport).containsOnly(Transport.TLS);
        assertThat(read.sipFrames()).isEqualTo(4);
        assertThat(read.oddities()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("connections")
    void recordsMayBeSplitOverSegments(Recorded recorded) {
        Dialogue talk = Dialogue.opened();
        for (Sent each : recorded.sent()) {
            (each.byClient() ? talk.client : talk.server).inPieces(each.bytes(), 61);
        }

        Reading read = Reading.of(talk.capture, StreamLimits.defaults(), recorded.keyLog());

        assertThat(read.texts()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("connections")
    void withoutSecretsTheHandshakeIsStillEvidence(Recorded recorded) {
        Reading read = Reading.of(recorded.dialogue("198.51.100.1:5061").capture);

        String version = recorded.name().substring(0, 7);
        assertThat(read.texts()).isEmpty();
        assertThat(read.kinds()).containsExactly(ConnectionEventKind.TLS_HELLO, ConnectionEventKind.TLS_AGREED);
        assertThat(read.events().get(0).detail())
                .contains("server name sip.example.com")
                .contains(version);
        assertThat(read.events().get(1).detail()).startsWith(version);
        assertThat(read.tally().count(Fate.ENCRYPTED)).isPositive();
    }

    @Test
    void withoutSecretsOnAnotherPortItIsDismissed() throws IOException {
        Reading read = Reading.of(connection(TLS13).dialogue("198.51.100.1:443").capture);

        assertThat(read.events()).isEmpty();
        assertThat(read.oddities()).isEmpty();
        assertThat(read.tally().count(Fate.ENCRYPTED)).isZero();
    }

    /** A fatal alert of two bytes in the clear (RFC 8446 §6). */
    @Test
    void alertAndWhatItBreaksOffAreTold() throws IOException {
        Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:5061", 1, 1);
        talk.client.sends(connection(TLS13).sent().get(0).bytes());
        talk.server.sends(HexFormat.of().parseHex("15030300020228")).fin();
        talk.client.fin();

        Reading read = Reading.of(talk.capture);

        assertThat(read.kinds())
                .containsExactly(
                        ConnectionEventKind.TLS_HELLO,
                        ConnectionEventKind.TLS_ALERT,
                        ConnectionEventKind.TLS_BROKEN_OFF);
        assertThat(read.events().get(1).detail()).isEqualTo("fatal handshake_failure from the server");
    }

    @Test
    void damagedRecordsAreNeverAFault() throws IOException {
        List<Recorded> all = connections().toList();
        Random random = new Random(20);
        for (int round = 0; round < 400; round++) {
            Recorded recorded = all.get(random.nextInt(all.size()));
            Dialogue talk = Dialogue.opened("192.0.2.1:40000", "198.51.100.1:5061", 1, 1);
            for (Sent each : recorded.sent()) {
                byte[] bytes = each.bytes();
                for (int hit = random.nextInt(4); hit > 0; hit--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                int cut = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
                (each.byClient() ? talk.client : talk.server).sends(Arrays.copyOf(bytes, cut));
            }

            Reading read = Reading.of(talk.capture, StreamLimits.defaults(), recorded.keyLog());

            assertThat(read.texts()).hasSizeLessThanOrEqualTo(4);
        }
    }
}
