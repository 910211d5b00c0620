package io.siptrail.sip;

import static io.siptrail.sip.Wire.bytes;
import static io.siptrail.sip.Wire.codes;
import static io.siptrail.sip.Wire.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageScannerTest {

    private static final String CHALLENGE = """
            SIP/2.0 401 Unauthorized
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            From: <sip:a@example.com>;tag=1
            To: <sip:a@example.com>;tag=2
            Call-ID: one
            CSeq: 1 REGISTER
            Content-Length: 0

            """;

    private final MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);

    private boolean scans(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return scanner.scan(bytes, 0, bytes.length, false);
    }

    @Test
    void aResponseIsOfTheMethodItsCSeqNames() {
        MessageScanner scanner = scan(bytes(CHALLENGE));
        assertThat(scanner.isRequest()).isFalse();
        assertThat(scanner.statusCode()).isEqualTo(401);
        assertThat(scanner.isRegister()).isTrue();
        assertThat(scanner.method()).isEqualTo("REGISTER");
        assertThat(scanner.message()).isInstanceOfSatisfying(SipResponse.class, response -> {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.reason()).isEqualTo("Unauthorized");
            assertThat(response.method()).isEqualTo("REGISTER");
        });
    }

    @Test
    void methodsAreCaseSensitive() {
        assertThat(scan(bytes("Register sip:a SIP/2.0\n\n")).isRegister()).isFalse();
        assertThat(scan(bytes(CHALLENGE.replace("1 REGISTER", "1 register"))).isRegister())
                .isFalse();
    }

    @Test
    void wellKnownMethodsAreOneString() {
        assertThat(scan(bytes("OPTIONS sip:a SIP/2.0\n\n")).method()).isSameAs("OPTIONS");
        assertThat(scan(bytes("OPTIONSX sip:a SIP/2.0\n\n")).method()).isEqualTo("OPTIONSX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "OPTIONS rtsp://a RTSP/1.0\r\n\r\n",
                "INVITE sip:alan@example.com\r\n\r\n",
                "REGISTER SIP/2.0\r\n\r\n",
                "REGISTER sip:a SIP/2\r\n\r\n",
                "REGISTER sip:a SIP/2.x\r\n\r\n",
                "RE<GISTER sip:a SIP/2.0\r\n\r\n",
                "SIP/ 200 OK\r\n\r\n",
                "SIP/2.0 \r\n\r\n",
                "REGISTER\tsip:a SIP/2.0\r\n\r\n",
                "SIP-2.0 200 OK\r\n\r\n"
            })
    void whatHasNoStartLineOfSipIsNoMessage(String text) {
        assertThat(scans(text)).isFalse();
    }

    @Test
    void theVersionIsReadInAnyCaseAndANewOneIsAnIssue() {
        assertThat(codes(Wire.message("OPTIONS sip:a sip/2.0\n\n"))).doesNotContain(IssueCode.UNKNOWN_VERSION);
        assertThat(codes(Wire.message("OPTIONS sip:a SIP/7.0\n\n"))).contains(IssueCode.UNKNOWN_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4294967301", "20", "2000", "abc", "099", "-20"})
    void aStatusThatIsNotThreeDigitsCountsAsZero(String code) {
        MessageScanner scanner = scan(bytes("SIP/2.0 " + code + " text\n\n"));
        assertThat(scanner.isRequest()).isFalse();
        assertThat(scanner.statusCode()).isZero();
        assertThat(codes(scanner.message())).contains(IssueCode.BAD_STATUS_CODE);
    }

    @Test
    void anEmptyReasonIsNoIssue() {
        SipMessage message =
                scan(bytes(CHALLENGE.replace(" Unauthorized", " "))).message();
        assertThat(((SipResponse) message).reason()).isEmpty();
        assertThat(message.issues()).isEmpty();
        assertThat(((SipResponse) Wire.message("SIP/2.0 100\n\n")).reason()).isEmpty();
    }

    @Test
    void severalBlanksInTheStartLineAreOneIssue() {
        MessageScanner scanner = scan(bytes("INVITE  sip:user@example.com  SIP/2.0 \n\n"));
        SipRequest request = (SipRequest) scanner.message();
        assertThat(request.method()).isEqualTo("INVITE");
        assertThat(request.requestUriText()).isEqualTo("sip:user@example.com");
        assertThat(codes(request).stream().filter(IssueCode.EXTRA_BLANK_IN_START_LINE::equals))
                .hasSize(1);
    }

    @Test
    void leadingLineEndsAreSkippedAndOffsetsBeginAtTheStartLine() {
        byte[] bytes = bytes("\n\n" + CHALLENGE.replace("CSeq: 1 REGISTER", "CSeq: what"));
        MessageScanner scanner = scan(bytes);
        SipMessage message = scanner.message();
        assertThat(scanner.start()).isEqualTo(4);
        assertThat(message.length()).isEqualTo(bytes.length - 4);
        assertThat(message.headers().get(0).offset()).isEqualTo("SIP/2.0 401 Unauthorized\r\n".length());
        assertThat(codes(message)).containsExactly(IssueCode.BAD_CSEQ);
        int offset = message.issues().get(0).offset();
        assertThat(new String(message.bytes(), offset, 4, StandardCharsets.US_ASCII))
                .isEqualTo("what");
    }

    @Test
    void moreLeadingBlanksThanTheLimitBeginNoMessage() {
        assertThat(scans("\r\n".repeat(32) + "OPTIONS sip:a SIP/2.0\r\n\r\n")).isTrue();
        assertThat(scans("\r\n".repeat(33) + "OPTIONS sip:a SIP/2.0\r\n\r\n")).isFalse();
    }

    @Test
    void blanksBeforeTheStartLineAreAnIssue() {
        assertThat(codes(Wire.message("  " + CHALLENGE))).containsExactly(IssueCode.LEADING_BLANK);
    }

    @Test
    void aMessageIsFoundInTheMiddleOfAnArray() {
        byte[] message = bytes(CHALLENGE);
        byte[] array = new byte[message.length + 100];
        Arrays.fill(array, (byte) 'x');
        System.arraycopy(message, 0, array, 50, message.length);
        assertThat(scanner.scan(array, 50, message.length, false)).isTrue();
        assertThat(scanner.end()).isEqualTo(50 + message.length);
        assertThat(scanner.message().bytes()).isEqualTo(message);
        assertThat(scanner.message().callId()).contains("one");
    }

    @Test
    void bareLineFeedsEndLinesAndAreOneIssue() {
        MessageScanner scanner = scan(CHALLENGE.getBytes(StandardCharsets.US_ASCII));
        assertThat(scanner.message().callId()).contains("one");
        assertThat(scanner.message().vias()).hasSize(1);
        assertThat(codes(scanner.message())).containsExactly(IssueCode.BARE_LF);
    }

    @Test
    void mixedLineEndsAreRead() {
        String mixed = CHALLENGE.replace("\n", "\r\n").replace("tag=2\r\n", "tag=2\n");
        SipMessage message = scan(mixed.getBytes(StandardCharsets.US_ASCII)).message();
        assertThat(message.headers()).hasSize(6);
        assertThat(message.issues()).hasSize(1);
        assertThat(message.issues().get(0).code()).isEqualTo(IssueCode.BARE_LF);
        assertThat(message.issues().get(0).offset()).isEqualTo(mixed.indexOf("tag=2\n") + 5);
    }

    @Test
    void aLineWithoutNameAndColonIsAnIssueAndTheNextLineIsRead() {
        SipMessage message = Wire.register("Foobar roobar\n continued\n: empty\nExpires: 60");
        assertThat(codes(message)).containsExactly(IssueCode.BAD_HEADER_LINE, IssueCode.BAD_HEADER_LINE);
        assertThat(message.issues().get(0).detail()).startsWith("Foobar roobar");
        assertThat(message.expires()).hasValue(60);
    }

    @Test
    void theBodyIsAsLongAsContentLengthSays() {
        byte[] bytes = bytes(CHALLENGE.replace("Content-Length: 0", "l:4") + "bodyREST");
        MessageScanner scanner = scan(bytes);
        assertThat(scanner.end()).isEqualTo(bytes.length - 4);
        assertThat(scanner.contentLength()).isEqualTo(4);
        assertThat(scanner.message().body()).isEqualTo("body".getBytes(StandardCharsets.US_ASCII));
        assertThat(codes(scanner.message())).containsExactly(IssueCode.TRAILING_BYTES);
        assertThat(scanner.message().issues().get(0).detail()).isEqualTo("4 bytes");
    }

    @Test
    void withoutContentLengthTheBodyGoesOnToTheEndOfTheDatagram() {
        MessageScanner scanner = scan(bytes(CHALLENGE.replace("Content-Length: 0\n", "") + "rest"));
        assertThat(scanner.contentLength()).isEqualTo(-1);
        assertThat(scanner.message().body()).hasSize(4);
        assertThat(scanner.message().issues()).isEmpty();
    }

    @Test
    void aBodyShorterThanPromisedIsAnIssueUnlessTheCaptureCutIt() {
        byte[] bytes = bytes(CHALLENGE.replace("Content-Length: 0", "Content-Length: 9999") + "abc");
        assertThat(codes(scan(bytes).message())).containsExactly(IssueCode.BODY_TOO_SHORT);
        assertThat(scanner.scan(bytes, 0, bytes.length, true)).isTrue();
        assertThat(scanner.message().issues()).isEmpty();
        assertThat(scanner.message().cut()).isTrue();
        assertThat(scanner.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999", "", "12x", "0x10", "1 2"})
    void aContentLengthThatIsNoNumberCountsAsAbsent(String value) {
        MessageScanner scanner = scan(bytes(CHALLENGE.replace("Length: 0", "Length: " + value) + "rest"));
        assertThat(scanner.contentLength()).isEqualTo(-1);
        assertThat(scanner.message().body()).hasSize(4);
        assertThat(codes(scanner.message())).containsExactly(IssueCode.BAD_CONTENT_LENGTH);
    }

    @Test
    void ofContentLengthsThatDifferTheFirstCounts() {
        MessageScanner scanner = scan(bytes(CHALLENGE.replace("Length: 0", "Length: 2\nl: 3") + "abc"));
        assertThat(scanner.contentLength()).isEqualTo(2);
        assertThat(codes(scanner.message()))
                .containsExactly(IssueCode.CONFLICTING_CONTENT_LENGTH, IssueCode.TRAILING_BYTES);
    }

    @Test
    void anEnormousContentLengthOverflowsNothing() {
        MessageScanner scanner = scan(bytes(CHALLENGE.replace("Length: 0", "Length: " + "9".repeat(50)) + "abc"));
        assertThat(scanner.contentLength()).isEqualTo(Integer.MAX_VALUE);
        assertThat(scanner.message().body()).hasSize(3);
    }

    @Test
    void aLineThatTheCaptureCutIsUnknown() {
        String text = CHALLENGE.substring(0, CHALLENGE.indexOf("REGISTER") + 3);
        byte[] bytes = bytes(text);
        assertThat(scanner.scan(bytes, 0, bytes.length, true)).isTrue();
        SipMessage message = scanner.message();
        assertThat(message.cut()).isTrue();
        assertThat(message.callId()).contains("one");
        assertThat(message.cseq()).isEmpty();
        assertThat(scanner.isRegister()).isFalse();
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void aFoldedHeaderWhoseContinuationIsCutIsUnknownAsAWhole() {
        byte[] bytes = bytes("SIP/2.0 200 OK\nCall-ID: one\nContact: <sip:a@b>,\n <sip:c@d");
        assertThat(scanner.scan(bytes, 0, bytes.length, true)).isTrue();
        assertThat(scanner.message().headers()).hasSize(1);
        assertThat(scanner.message().contacts()).isEmpty();
    }

    @Test
    void aCutStartLineBeginsNoMessage() {
        byte[] bytes = bytes("REGISTER sip:example.com SIP/2.0");
        assertThat(scanner.scan(bytes, 0, bytes.length, true)).isFalse();
        assertThat(scanner.scan(bytes, 0, bytes.length, false)).isTrue();
    }

    @Test
    void aMessageThatEndsBeforeTheCutIsWhole() {
        byte[] bytes = bytes(CHALLENGE);
        assertThat(scanner.scan(bytes, 0, bytes.length, true)).isTrue();
        assertThat(scanner.message().cut()).isFalse();
    }

    @Test
    void aDatagramThatEndsInAHeaderKeepsThatHeaderWithAnIssue() {
        byte[] bytes = bytes(CHALLENGE.replace("Content-Length: 0\n\n", "").stripTrailing());
        SipMessage message = scan(bytes).message();
        assertThat(message.cseq()).contains(new CSeq(1, "REGISTER"));
        assertThat(codes(message)).containsExactly(IssueCode.MISSING_EMPTY_LINE);
    }

    @Test
    void aStreamGivesMessageAfterMessage() {
        byte[] bytes = bytes(CHALLENGE.replace("Content-Length: 0\n", "") + CHALLENGE.replace("one", "two"));
        assertThat(scanner.scanStream(bytes, 0, bytes.length)).isTrue();
        assertThat(scanner.isComplete()).isTrue();
        assertThat(scanner.message().callId()).contains("one");
        assertThat(scanner.message().issues()).isEmpty();
        int second = scanner.end();
        assertThat(scanner.scanStream(bytes, second, bytes.length - second)).isTrue();
        assertThat(scanner.message().callId()).contains("two");
        assertThat(scanner.end()).isEqualTo(bytes.length);
    }

    @Test
    void aStreamMessageIsIncompleteUntilItsLastByte() {
        byte[] bytes = bytes(CHALLENGE.replace("Length: 0", "Length: 4") + "body");
        for (int length = bytes.length - 1; length > 30; length--) {
            assertThat(scanner.scanStream(bytes, 0, length)).isTrue();
            assertThat(scanner.isComplete()).isFalse();
        }
        assertThat(scanner.scanStream(bytes, 0, bytes.length)).isTrue();
        assertThat(scanner.isComplete()).isTrue();
    }

    @Test
    void aStreamIsUndecidedUntilItsFirstLineEnds() {
        byte[] bytes = bytes("REGISTER sip:a SIP/2.0\n\n");
        assertThat(scanner.scanStream(bytes, 0, 10)).isFalse();
        assertThat(scanner.isUndecided()).isTrue();
        assertThat(scanner.scanStream(bytes, 0, bytes.length)).isTrue();
        assertThat(scanner.isUndecided()).isFalse();
        assertThat(scans("GET / HTTP/1.1\r\n")).isFalse();
        assertThat(scanner.isUndecided()).isFalse();
    }

    @Test
    void headersBeyondTheLimitAreCountedAndTheBodyIsStillFound() {
        MessageScanner small = new MessageScanner(new SipLimits(3, 100, 10, 10, 10, 4, 64));
        byte[] bytes = bytes("OPTIONS sip:a SIP/2.0\n" + "X: y\n".repeat(10) + "\nbody");
        assertThat(small.scan(bytes, 0, bytes.length, false)).isTrue();
        SipMessage message = small.message();
        assertThat(message.headers()).hasSize(3);
        assertThat(message.body()).hasSize(4);
        assertThat(message.issues()).hasSize(4);
        assertThat(message.issueCount()).isEqualTo(7 + 5);
        assertThat(codes(message)).containsOnly(IssueCode.TOO_MANY_HEADERS);
    }

    @Test
    void aHeaderLineBeyondTheLimitIsNotRead() {
        MessageScanner small = new MessageScanner(new SipLimits(10, 100, 10, 10, 10, 10, 64));
        byte[] bytes = bytes("OPTIONS sip:a SIP/2.0\nSubject: " + "x".repeat(200) + "\nCall-ID: one\n\n");
        assertThat(small.scan(bytes, 0, bytes.length, false)).isTrue();
        assertThat(small.message().first(HeaderName.SUBJECT)).isEmpty();
        assertThat(small.message().callId()).contains("one");
        assertThat(codes(small.message())).startsWith(IssueCode.HEADER_LINE_TOO_LONG);
    }

    @Test
    void theMessageOutlivesTheBytesItWasScannedFrom() {
        byte[] bytes = bytes(CHALLENGE);
        SipMessage message = scan(bytes).message();
        Arrays.fill(bytes, (byte) 0);
        assertThat(message.callId()).contains("one");
    }
}
