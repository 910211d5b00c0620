package io.siptrail.sip;

import static io.siptrail.sip.Wire.codes;
import static io.siptrail.sip.Wire.message;
import static io.siptrail.sip.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageTest {

    @Test
    void aWellFormedRegisterHasItsValuesAndNoIssues() {
        SipMessage message = register("""
                Contact: <sip:alice@192.0.2.1:5060>;expires=600
                Max-Forwards: 70
                User-Agent: Phone/1.0 (test)
                Expires: 7200
                Allow: INVITE, ACK,BYE
                Content-Length: 0""");
        assertThat(message.issues()).isEmpty();
        assertThat(message.issueCount()).isZero();
        assertThat(message.cut()).isFalse();
        assertThat(message.callId()).contains("843817637684230@998sdasdh09");
        assertThat(message.cseq()).contains(new CSeq(1826, "REGISTER"));
        assertThat(message.from().flatMap(NameAddr::tag)).contains("1928");
        assertThat(message.to().flatMap(NameAddr::tag)).isEmpty();
        assertThat(message.contacts()).hasSize(1);
        assertThat(message.contacts().get(0).expires()).hasValue(600);
        assertThat(message.expires()).hasValue(7200);
        assertThat(message.userAgent()).contains("Phone/1.0 (test)");
        assertThat(message.allow()).containsExactly("INVITE", "ACK", "BYE");
        assertThat(message.minExpires()).isEmpty();
        assertThat(message.retryAfter()).isEmpty();
        assertThat(((SipRequest) message).requestUri().text()).isEqualTo("sip:example.com");
    }

    @Test
    void compactFormsOddCaseAndBlanksAroundTheColonAreTheSameHeaders() {
        SipMessage message = message("""
                REGISTER sip:example.com SIP/2.0
                v: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
                V :  SIP/2.0/UDP 192.0.2.2;branch=z9hG4bK2
                F\t:<sip:a@example.com>;tag=1
                t:<sip:a@example.com>
                i: compact
                CSEQ:1\tREGISTER
                m: <sip:a@192.0.2.1>
                L: 0
                K: path, outbound

                """);
        assertThat(message.issues()).isEmpty();
        assertThat(message.vias()).extracting(Via::host).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(message.callId()).contains("compact");
        assertThat(message.cseq()).contains(new CSeq(1, "REGISTER"));
        assertThat(message.contacts()).hasSize(1);
        assertThat(message.supported()).containsExactly("path", "outbound");
        assertThat(message.headers().get(1).wireName()).isEqualTo("V");
        assertThat(message.headers().get(1).name()).isSameAs(HeaderName.VIA);
    }

    @Test
    void foldedLinesAreOneValueWithSingleBlanks() {
        SipMessage message = register("Subject: one  \n\t two\n three\nContact:\n <sip:a@b>\n ;expires=5");
        assertThat(message.first(HeaderName.SUBJECT)).contains("one two three");
        assertThat(message.contacts().get(0).expires()).hasValue(5);
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void repeatedHeadersAndCommasAreTheSameList() {
        SipMessage message =
                register("Contact: <sip:a@b;x=1,2>, \"x,y\" <sip:c@d>;q=0.5\nm: sip:e@f;expires=1 , sip:g@h");
        assertThat(message.contacts())
                .extracting(contact -> contact.uri().text())
                .containsExactly("sip:a@b;x=1,2", "sip:c@d", "sip:e@f", "sip:g@h");
        assertThat(message.issues()).isEmpty();
        assertThat(message.elements(HeaderName.CONTACT))
                .containsExactly("<sip:a@b;x=1,2>", "\"x,y\" <sip:c@d>;q=0.5", "sip:e@f;expires=1", "sip:g@h");
        assertThat(message.all(HeaderName.CONTACT)).hasSize(2);
    }

    @Test
    void unknownHeadersAreKeptAndFoundInAnyCase() {
        SipMessage message = register("X-Thing: a, b\nx-thing:\nX_Other: c");
        assertThat(message.all(HeaderName.of("x-THING"))).containsExactly("a, b", "");
        assertThat(message.elements(HeaderName.of("X-Thing"))).containsExactly("a, b", "");
        assertThat(message.first(HeaderName.of("X_Other"))).contains("c");
        assertThat(message.first(HeaderName.of("X-Absent"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via", "From", "To", "Call-ID", "CSeq"})
    void anAbsentRequiredHeaderIsAnIssue(String name) {
        String text = new String(register("").bytes(), StandardCharsets.UTF_8).replaceAll(name + ":.*\r\n", "");
        SipMessage message = message(text.replace("\r\n", "\n"));
        assertThat(codes(message)).containsExactly(IssueCode.MISSING_HEADER);
        assertThat(message.issues().get(0).detail()).isEqualTo(name);
    }

    @Test
    void aSecondCallIdOrToIsAnIssueAndTheFirstCounts() {
        SipMessage message = register("Call-ID: other\nTo: <sip:b@example.com>");
        assertThat(message.callId()).contains("843817637684230@998sdasdh09");
        assertThat(message.to().orElseThrow().uri().text()).isEqualTo("sip:alice@example.com");
        assertThat(codes(message)).containsExactly(IssueCode.DUPLICATE_HEADER, IssueCode.DUPLICATE_HEADER);
    }

    @Test
    void anotherMethodInTheCSeqIsAnIssue() {
        String text = new String(register("").bytes(), StandardCharsets.UTF_8).replace("1826 REGISTER", "1826 INVITE");
        SipMessage message = message(text.replace("\r\n", "\n"));
        assertThat(message.method()).isEqualTo("REGISTER");
        assertThat(codes(message)).containsExactly(IssueCode.CSEQ_METHOD_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, ''",
        "3600, 3600, ''",
        "4294967295, 4294967295, ''",
        "4294967296, 4294967295, OVERLARGE_DELTA_SECONDS",
        "99999999999999999999999999, 4294967295, OVERLARGE_DELTA_SECONDS",
        "-1, , BAD_DELTA_SECONDS",
        "1.5, , BAD_DELTA_SECONDS",
        "3600s, , BAD_DELTA_SECONDS",
        "'Thu, 01 Dec 1994 16:00:00 GMT', , BAD_DELTA_SECONDS",
        "'', , EMPTY_HEADER"
    })
    void expiresIsDeltaSeconds(String value, Long seconds, String issue) {
        SipMessage message = register("Expires: " + value);
        if (seconds == null) {
            assertThat(message.expires()).isEmpty();
        } else {
            assertThat(message.expires()).hasValue(seconds);
        }
        if (issue.isEmpty()) {
            assertThat(message.issues()).isEmpty();
        } else {
            assertThat(codes(message)).containsExactly(IssueCode.valueOf(issue));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "120 (I'm in a meeting)", "120;duration=3600"})
    void retryAfterMayHaveACommentOrParameters(String value) {
        SipMessage message = register("Retry-After: " + value + "\nMin-Expires: 60");
        assertThat(message.retryAfter()).hasValue(120);
        assertThat(message.minExpires()).hasValue(60);
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void routesAreAddressLists() {
        SipMessage message = register("""
                Path: <sip:p1.example.com;lr>,<sip:p2.example.com;lr>
                Path: <sip:p3.example.com;lr>
                Service-Route: <sip:s.example.com;lr>
                P-Associated-URI: <sip:a@example.com>, <tel:+15551234>""");
        assertThat(message.path())
                .extracting(address -> address.uri().text())
                .containsExactly("sip:p1.example.com;lr", "sip:p2.example.com;lr", "sip:p3.example.com;lr");
        assertThat(message.serviceRoute()).hasSize(1);
        assertThat(message.associatedUris().get(1).uri()).isInstanceOf(TelUri.class);
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void dateIsRfc1123InGmtOnly() {
        assertThat(register("Date: Sat, 13 Nov 2010 23:29:00 GMT").date())
                .contains(Instant.parse("2010-11-13T23:29:00Z"));
        for (String bad : new String[] {
            "Fri, 01 Jan 2010 16:00:00 EST", "13 Nov 2010 23:29:00 GMT", "Sat, 31 Feb 2010 23:29:00 GMT", "yesterday"
        }) {
            SipMessage message = register("Date: " + bad);
            assertThat(message.date()).isEmpty();
            assertThat(codes(message)).containsExactly(IssueCode.BAD_DATE);
        }
    }

    @Test
    void warningsAndReasonsAreLists() {
        SipMessage message = register("""
                Warning: 307 isi.edu "Session parameter 'foo' not understood", 301 isi.edu "Incompatible \\"type\\""
                Reason: SIP;cause=600;text="Busy Everywhere", Q.850;cause=16""");
        assertThat(message.warnings())
                .containsExactly(
                        new Warning(307, "isi.edu", "Session parameter 'foo' not understood"),
                        new Warning(301, "isi.edu", "Incompatible \"type\""));
        assertThat(message.reasons()).extracting(Reason::protocol).containsExactly("SIP", "Q.850");
        assertThat(message.reasons().get(0).text()).contains("Busy Everywhere");
        assertThat(message.reasons().get(1).cause()).hasValue(16);
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void aWarningWithFourDigitsIsAnIssue() {
        SipMessage message = register("Warning: 1812 overture \"In Progress\"");
        assertThat(message.warnings()).isEmpty();
        assertThat(codes(message)).containsExactly(IssueCode.BAD_WARNING);
    }

    @Test
    void registrarErrorsAreQuotedAsText() {
        assertThat(register("P-Registrar-Error: Too many registered contacts").registrarError())
                .contains("Too many registered contacts");
    }

    @Test
    void textIsUtf8WhereItIsValidElseLatin1() {
        byte[] utf8 =
                "OPTIONS sip:a SIP/2.0\r\nSubject: Gr\u00fc\u00dfe \uFFFD\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] latin1 =
                "OPTIONS sip:a SIP/2.0\r\nSubject: Gr\u00fc\u00dfe\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Wire.scan(utf8).message().first(HeaderName.SUBJECT)).contains("Gr\u00fc\u00dfe \uFFFD");
        assertThat(Wire.scan(latin1).message().first(HeaderName.SUBJECT)).contains("Gr\u00fc\u00dfe");
    }

    @Test
    void issuesPointAtTheByteWhereTheyStand() {
        SipMessage message = register("Contact: <sip:a@b>, sip:c@d;;expires=5");
        assertThat(codes(message)).containsExactly(IssueCode.EMPTY_PARAMETER);
        SyntaxIssue issue = message.issues().get(0);
        String text = new String(message.bytes(), StandardCharsets.US_ASCII);
        assertThat(text.substring(issue.offset())).startsWith(";;expires=5");
        assertThat(issue.detail()).isEqualTo(";;expires=5");
    }

    @Test
    void issuesAreTheSameHoweverOftenAndInWhateverOrderTheMessageIsAsked() {
        SipMessage message = register("Contact: <sip:a@b\nExpires: x");
        var first = message.issues();
        assertThat(message.contacts()).isEmpty();
        assertThat(message.expires()).isEmpty();
        assertThat(message.issues()).isEqualTo(first).hasSize(3);
    }

    @Test
    void keptIssuesAreCappedAndCounted() {
        SipMessage message = register("Contact: " + ",".repeat(1000));
        assertThat(message.issues()).hasSize(SipLimits.DEFAULTS.maxIssues());
        assertThat(message.issueCount()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void contactsBeyondTheLimitAreOneIssue() {
        MessageScanner small = new MessageScanner(new SipLimits(100, 10_000, 3, 2, 10, 10, 64));
        byte[] bytes = Wire.bytes("""
                SIP/2.0 200 OK
                Contact: <sip:a@b>,<sip:c@d>
                Contact: <sip:e@f>,<sip:g@h>
                Contact: <sip:i@j>
                Via: SIP/2.0/UDP a,SIP/2.0/UDP b,SIP/2.0/UDP c

                """);
        assertThat(small.scan(bytes, 0, bytes.length, false)).isTrue();
        assertThat(small.message().contacts()).hasSize(3);
        assertThat(small.message().vias()).hasSize(2);
        assertThat(codes(small.message())).contains(IssueCode.TOO_MANY_CONTACTS, IssueCode.TOO_MANY_ELEMENTS);
        assertThat(codes(small.message()))
                .filteredOn(IssueCode.TOO_MANY_CONTACTS::equals)
                .hasSize(1);
    }

    @Test
    void theSameBytesHaveTheSameHashAndAnyOtherByteAnother() {
        byte[] bytes = register("Expires: 60").bytes();
        Set<Long> hashes = new HashSet<>();
        hashes.add(Wire.scan(bytes.clone()).message().contentHash());
        assertThat(hashes).contains(Wire.scan(bytes).message().contentHash());
        int header = "REGISTER sip:example.com SIP/2.0\r\n".length();
        for (int i = header; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] ^= 1;
            hashes.add(Wire.scan(other).message().contentHash());
        }
        assertThat(hashes).hasSize(bytes.length - header + 1);
    }

    @Test
    void aRequestUriInBracketsIsReadWithAnIssue() {
        SipRequest request = (SipRequest) message("INVITE <sip:user@example.com> SIP/2.0\n\n");
        assertThat(request.requestUriText()).isEqualTo("<sip:user@example.com>");
        assertThat(request.requestUri().text()).isEqualTo("sip:user@example.com");
        assertThat(codes(request)).startsWith(IssueCode.ENCLOSED_REQUEST_URI);
    }

    @Test
    void aRequestUriWithABlankIsKeptAsText() {
        SipRequest request = (SipRequest) message("INVITE sip:user@example.com; lr SIP/2.0\n\n");
        assertThat(request.requestUri()).isEqualTo(new OpaqueUri("sip", "sip:user@example.com; lr"));
        assertThat(codes(request)).startsWith(IssueCode.BLANK_IN_REQUEST_URI, IssueCode.BAD_URI);
    }

    @Test
    void theSameUriInFromAndToIsReadAndComplainedOfTwice() {
        SipMessage good = Wire.register("");
        assertThat(good.from().orElseThrow().uri())
                .isEqualTo(good.to().orElseThrow().uri());
        assertThat(good.issueCount()).isZero();
        SipMessage bad = Wire.message("""
                REGISTER sip:example.com SIP/2.0
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776
                From: <sip:alice@example.com;a;A>;tag=1928
                To: <sip:alice@example.com;a;A>
                Call-ID: 843817637684230@998sdasdh09
                CSeq: 1826 REGISTER

                """);
        assertThat(Wire.codes(bad)).containsExactly(IssueCode.DUPLICATE_PARAMETER, IssueCode.DUPLICATE_PARAMETER);
    }

    @Test
    void oneHeaderThatIsNotAsciiLeavesTheOffsetsOfTheOthersExact() {
        SipMessage message = Wire.register("Subject: Gr\u00fc\u00dfe\nContact: <sip:a@b>;q=7");
        assertThat(message.issues())
                .extracting(
                        SyntaxIssue::code,
                        issue ->
                                new String(message.bytes(), issue.offset(), 7, java.nio.charset.StandardCharsets.UTF_8))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(IssueCode.BAD_QVALUE, "<sip:a@"));
    }
}
