package io.siptrail.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.RawTime;
import io.siptrail.trace.message.TextLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in texts that people and programs have spoilt, and what is not found in texts without SIP. */
final class TextTraceTest {

    private static final String REQUEST = """
            REGISTER sip:198.51.100.1 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1;rport
            From: <sip:alice@198.51.100.1>;tag=a
            To: <sip:alice@198.51.100.1>
            Call-ID: call
            CSeq: 1 REGISTER
            Contact: <sip:alice@192.0.2.1:5070>
            Content-Length: 0
            """;

    private static final String ANSWER = """
            SIP/2.0 401 Unauthorized
            Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1;rport=5070
            From: <sip:alice@198.51.100.1>;tag=a
            To: <sip:alice@198.51.100.1>;tag=b
            Call-ID: call
            CSeq: 1 REGISTER
            WWW-Authenticate: Digest realm="198.51.100.1", nonce="n", algorithm=MD5
            Content-Length: 0
            """;

    private static String wire(String message) {
        return message.replace("\n", "\r\n") + "\r\n";
    }

    private static List<String> texts(String text) {
        return Received.of(text).messages().stream().map(Received::text).toList();
    }

    private static String quotedLines(String before, String message) {
        return message.lines().map(line -> before + line + "\n").reduce("", String::concat);
    }

    @Test
    void bareMessagesNeedNothingAroundThem() {
        Received.Input found = Received.of(REQUEST + "\n" + ANSWER);

        assertThat(found.format()).isEqualTo("text, bare messages");
        assertThat(found.messages().stream().map(Received::text)).containsExactly(wire(REQUEST), wire(ANSWER));
        assertThat(found.messages())
                .allSatisfy(message -> assertThat(message.timeNanos()).isEqualTo(RawTime.UNKNOWN));
        assertThat(found.complete()).isTrue();
    }

    @Test
    void clientIsInferredFromTheViaAndTheRegistrarFromTheRequestUri() {
        Received.Input found = Received.of(REQUEST + "\n" + ANSWER);

        assertThat(found.messages().get(0).source()).hasToString("192.0.2.1:5070");
        assertThat(found.messages().get(0).destination()).hasToString("198.51.100.1:5060");
        assertThat(found.messages().get(1).source()).hasToString("198.51.100.1:5060");
        assertThat(found.messages().get(1).destination()).hasToString("192.0.2.1:5070");
        assertThat(found.warnings()).anySatisfy(warning -> assertThat(warning).contains("inferred", ": 2"));
    }

    @Test
    void loneResponseGoesToWhereItsViaSaysTheRequestWasReceived() {
        String natted = ANSWER.replace("rport=5070", "received=203.0.113.9;rport=40000");

        Received message = Received.of(natted).messages().get(0);

        assertThat(message.destination()).hasToString("203.0.113.9:40000");
        assertThat(message.source()).hasToString("198.51.100.1:5060");
    }

    @Test
    void routeIsWhereARequestGoes() {
        String routed = REQUEST.replace("To:", "Route: <sip:203.0.113.5:5080;lr>\nTo:");

        assertThat(Received.of(routed).messages().get(0).destination()).hasToString("203.0.113.5:5080");
    }

    @Test
    void nameHasTheAddressThatAnswers() {
        String text = "sent 400 bytes to udp/[sip.example.com]:5060 at 10:00:00.000000:\n"
                + REQUEST.replace("198.51.100.1", "sip.example.com")
                + "\nrecv 300 bytes from udp/[203.0.113.5]:5060 at 10:00:00.020000:\n"
                + ANSWER;

        assertThat(Received.of(text).messages())
                .extracting(message -> message.destination().toString())
                .containsExactly("203.0.113.5:5060", "192.0.2.1:5070");
    }

    @Test
    void hiddenAddressesStayTwoHosts() {
        String text = (REQUEST + "\n" + ANSWER)
                .replace("192.0.2.1:5070", "xxx.xxx.xxx.xxx")
                .replace("198.51.100.1", "xxx.xxx.xxx.xxx")
                .replace("alice", "<user>");

        Received.Input found = Received.of(text);

        assertThat(found.messages()).hasSize(2);
        Received request = found.messages().get(0);
        assertThat(request.source()).isNotEqualTo(request.destination());
        assertThat(found.messages().get(1).source()).isEqualTo(request.destination());
        assertThat(found.messages().get(1).destination()).isEqualTo(request.source());
        assertThat(found.warnings()).anySatisfy(warning -> assertThat(warning).contains("stands for xxx.xxx.xxx.xxx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER sip:<my domain> SIP/2.0", "REGISTER sip:IP SIP/2.0", "REGISTER xxx SIP/2.0"})
    void redactedRequestUriIsOne(String start) {
        assertThat(texts(REQUEST.replace("REGISTER sip:198.51.100.1 SIP/2.0", start)))
                .containsExactly(wire(REQUEST.replace("REGISTER sip:198.51.100.1 SIP/2.0", start)));
    }

    @Test
    void lostEmptyLineDoesNotJoinTwoMessages() {
        assertThat(texts(REQUEST + ANSWER)).containsExactly(wire(REQUEST), wire(ANSWER));
    }

    @Test
    void wordsAfterAMessageAreNotOfIt() {
        assertThat(texts(REQUEST + "and the answer is:\n" + ANSWER + "Thanks for any help\n"))
                .containsExactly(wire(REQUEST), wire(ANSWER));
    }

    @Test
    void wordsAboutSipAreNoMessage() {
        String text = """
                My phone sends REGISTER sip:example.com SIP/2.0
                and the server says SIP/2.0 401 Unauthorized, although I have
                set the password. What does it mean? A REGISTER sip:x SIP/2.0

                Greetings from somebody
                """;

        assertThat(Received.of(text).format()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "    ", "\t", "| ", "12:00:01.5 [sip] ", "Nov  2 12:00:01 host prog[12]: "})
    void whatStandsBeforeEachLineIsNotOfTheMessage(String before) {
        assertThat(texts(quotedLines(before, REQUEST + "\n") + quotedLines(before, ANSWER + "\n")))
                .containsExactly(wire(REQUEST), wire(ANSWER));
    }

    @Test
    void lineBrokenByAMailProgramIsWhole() {
        String broken = ANSWER.replace(", nonce", ",\nnonce");

        assertThat(texts(broken)).containsExactly(wire(ANSWER));
    }

    @Test
    void foldedHeaderIsUnfolded() {
        String folded = ANSWER.replace(", nonce", ",\n   nonce");

        assertThat(texts(folded)).containsExactly(wire(ANSWER));
    }

    @Test
    void bodyHasAsManyBytesAsContentLengthSays() {
        String invite = REQUEST.replace("REGISTER", "INVITE")
                .replace("Content-Length: 0", "Content-Type: application/sdp\nContent-Length: 12");

        assertThat(texts(invite + "\nv=0\ns=abc\nnot of the body\n" + ANSWER))
                .containsExactly(wire(invite) + "v=0\r\ns=abc\r\n", wire(ANSWER));
    }

    @Test
    void bodyThatTheTextLostEndsAtTheNextMessage() {
        String invite = REQUEST.replace("REGISTER", "INVITE")
                .replace("Content-Length: 0", "Content-Type: application/sdp\nContent-Length: 500");

        assertThat(texts(invite + "\nv=0\n" + ANSWER)).containsExactly(wire(invite) + "v=0\r\n", wire(ANSWER));
    }

    @Test
    void sameMessageAgainWasSentAgain() {
        List<Received> found = Received.of(REQUEST + "\n" + REQUEST).messages();

        assertThat(found).hasSize(2);
        assertThat(found.get(0).identification()).isNotEqualTo(found.get(1).identification());
    }

    @Test
    void samePacketInACaptureMayHaveBeenCapturedTwice() {
        String heading = "2018/05/01 15:41:31.96212%d 192.0.2.1:5070 -> 198.51.100.1:5060\n";

        assertThat(Received.of(heading.replace("%d", "1") + REQUEST + "\n" + heading.replace("%d", "9") + REQUEST)
                        .messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.identification()).isZero());
    }

    @Test
    void timesMayBeZonedAndMidnightMayPass() {
        String zoned = "2018-05-01T15:41:31.5+02:00 src=192.0.2.1:5070 dst=198.51.100.1:5060 kamailio: " + REQUEST;
        String midnight = "recv 1 bytes from udp/[192.0.2.1]:5070 at 23:59:59.000000:\n" + REQUEST
                + "\nsend 1 bytes to udp/[192.0.2.1]:5070 at 00:00:01.000000:\n" + ANSWER;

        // date -u -d 2018-05-01T13:41:31Z +%s
        assertThat(Received.of(zoned).messages().get(0).timeNanos()).isEqualTo(1_525_182_091_500_000_000L);
        assertThat(Received.of(midnight).messages())
                .extracting(Received::timeNanos)
                .containsExactly(86_399_000_000_000L, 86_401_000_000_000L);
    }

    @Test
    void messagesAreReadInTheOrderOfTimeAndKeepTheirNumbers() {
        String later = "2018/05/01 15:41:32.000000 198.51.100.1:5060 -> 192.0.2.1:5070\n" + ANSWER;
        String earlier = "2018/05/01 15:41:31.000000 192.0.2.1:5070 -> 198.51.100.1:5060\n" + REQUEST;

        assertThat(Received.of(later + "\n" + earlier).messages())
                .extracting(Received::number)
                .containsExactly(2L, 1L);
    }

    @Test
    void boundsAreTold() {
        TextLimits few = new TextLimits(40, 100, 2, 10_000);

        Received.Input found = Received.of(REQUEST + "\n" + ANSWER + "\n" + REQUEST, few);

        assertThat(found.messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.text()).hasSizeLessThanOrEqualTo(100));
        assertThat(found.complete()).isFalse();
        assertThat(found.warnings()).anySatisfy(warning -> assertThat(warning).contains("too long"));
    }

    @Test
    void binaryIsNoText() {
        assertThat(Received.of("\0\1\2" + REQUEST).format()).isEmpty();
    }

    /** Whatever is done to its lines, a text is read to its end, and no message is longer than the text. */
    @Test
    void randomEditsOfLinesNeverThrow() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/io/siptrail/trace/samples"))) {
            samples = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        Random random = new Random(8);
        for (int i = 0; i < 1_500; i++) {
            Path sample = samples.get(random.nextInt(samples.size()));
            String text = LineEdits.of(Files.readString(sample, ISO_8859_1), random);
            Received.Input found = Received.of(text);
            assertThat(found.messages())
                    .as(sample + " " + i)
                    .allSatisfy(message -> assertThat(message.text()).contains("SIP/2.0"));
        }
    }
}
