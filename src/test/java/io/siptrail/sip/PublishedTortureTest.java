package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages of RFC 4475 and RFC 5118, one row each: what a reader as tolerant as a registrar makes of them, and which
 * issues it raises. The expectations come from what the RFCs say of each message.
 *
 * <p>Columns: file; method of the start line, or status; whether there is a Call-ID; CSeq, {@code -} where it is none; the
 * Via transports; Contact URIs; issue codes, {@code -} where there is none.
 */
class PublishedTortureTest {

    private static final String ROWS = """
            rfc4475/wsinv | INVITE | yes | 9 INVITE | UDP TCP UDP | sip:jdrosen@example.com | -
            rfc4475/intmeth | !interesting-Method0123456789_*+`.%indeed'~ | yes | 139122385 !interesting-Method0123456789_*+`.%indeed'~ | TCP | - | -
            rfc4475/esc01 | INVITE | yes | 234234 INVITE | UDP | sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31 | -
            rfc4475/escnull | REGISTER | yes | 14398234 REGISTER | UDP | sip:%00@host5.example.com sip:%00%00@host5.example.com | -
            rfc4475/esc02 | RE%47IST%45R | yes | 29344 RE%47IST%45R | TCP | sip:alias1@host1.example.com sip:alias3@host3.example.com | -
            rfc4475/lwsdisp | OPTIONS | yes | 60 OPTIONS | UDP | - | -
            rfc4475/longreq | INVITE | yes | 3882340 INVITE | 34xTCP | 1 uri | -
            rfc4475/dblreq | REGISTER | yes | 8 REGISTER | UDP | sip:j.user@host.example.com | TRAILING_BYTES
            rfc4475/semiuri | OPTIONS | yes | 8 OPTIONS | UDP | - | -
            rfc4475/transports | OPTIONS | yes | 60 OPTIONS | UDP SCTP TLS UNKNOWN TCP | - | -
            rfc4475/mpart01 | MESSAGE | yes | 1 MESSAGE | UDP | sip:fluffy@127.0.0.1:5070 | -
            rfc4475/unreason | 200 | yes | 35 INVITE | UDP | sip:user@host198.example.com | -
            rfc4475/noreason | 100 | yes | 35 INVITE | UDP | sip:user@host105.example.com | -
            rfc4475/badinv01 | INVITE | yes | 8 INVITE | UDP | sip:joe@example.org | EMPTY_PARAMETER BAD_VIA EMPTY_ELEMENT
            rfc4475/clerr | INVITE | yes | 8 INVITE | UDP | sip:caller@hungry.example.net | BODY_TOO_SHORT
            rfc4475/ncl | INVITE | yes | 0 INVITE | UDP | sip:caller@example53.example.net | BAD_CONTENT_LENGTH
            rfc4475/scalar02 | REGISTER | yes | - | TCP | sip:user@host129.example.com | BAD_CSEQ OVERLARGE_DELTA_SECONDS
            rfc4475/scalarlg | 503 | yes | - | TCP | - | BAD_CSEQ OVERLARGE_DELTA_SECONDS BAD_WARNING
            rfc4475/quotbal | INVITE | yes | 8 INVITE | UDP | sip:caller@host59.example.net | UNTERMINATED_QUOTE
            rfc4475/ltgtruri | INVITE | yes | 1 INVITE | UDP | sip:caller@host5.example.net | ENCLOSED_REQUEST_URI
            rfc4475/lwsruri | INVITE | yes | 2130706432 INVITE | UDP | sip:caller@host1.example.net | BLANK_IN_REQUEST_URI BAD_URI
            rfc4475/lwsstart | INVITE | yes | 1893884 INVITE | UDP | sip:caller@host1.example.net | EXTRA_BLANK_IN_START_LINE
            rfc4475/trws | OPTIONS | yes | 238923 OPTIONS | TCP | - | EXTRA_BLANK_IN_START_LINE
            rfc4475/escruri | INVITE | yes | 149209342 INVITE | UDP | sip:caller@host39923.example.net | HEADERS_IN_REQUEST_URI
            rfc4475/baddate | INVITE | yes | 1392934 INVITE | UDP | sip:caller@host5.example.net | BAD_DATE
            rfc4475/regbadct | REGISTER | yes | 1 REGISTER | UDP | sip:user@example.com?Route=%3Csip:sip.example.com%3E | UNENCLOSED_URI
            rfc4475/badaspec | OPTIONS | yes | 3923239 OPTIONS | UDP | - | BLANK_IN_URI
            rfc4475/baddn | OPTIONS | yes | 3923239 OPTIONS | UDP | - | MISSING_EMPTY_LINE BAD_DISPLAY_NAME
            rfc4475/badvers | OPTIONS | yes | 1 OPTIONS | UDP | - | UNKNOWN_VERSION
            rfc4475/mismatch01 | OPTIONS | yes | 8 INVITE | UDP | - | CSEQ_METHOD_MISMATCH
            rfc4475/mismatch02 | NEWMETHOD | yes | 8 INVITE | UDP | sip:caller@host.example.net | CSEQ_METHOD_MISMATCH
            rfc4475/bigcode | 0 | yes | 353494 INVITE | UDP | sip:user@host105.example.com | BAD_STATUS_CODE
            rfc4475/badbranch | OPTIONS | yes | 8 OPTIONS | UDP | - | -
            rfc4475/insuf | INVITE | no | 193942 INVITE | UDP | - | MISSING_HEADER
            rfc4475/unkscm | OPTIONS | yes | 3923423 OPTIONS | TCP | - | -
            rfc4475/novelsc | OPTIONS | yes | 3923423 OPTIONS | TCP | - | -
            rfc4475/unksm2 | REGISTER | yes | 234902 REGISTER | UDP | name:John_Smith | -
            rfc4475/bext01 | OPTIONS | yes | 8 OPTIONS | TLS | - | -
            rfc4475/invut | INVITE | yes | 235448 INVITE | UDP | sip:caller@host5.example.net | -
            rfc4475/regaut01 | REGISTER | yes | 9338 REGISTER | TCP | - | -
            rfc4475/multi01 | INVITE | yes | 5 INVITE | UDP | sip:caller@host25.example.net sip:caller@host36.example.net | DUPLICATE_HEADER
            rfc4475/mcl01 | OPTIONS | yes | 15932 OPTIONS | UDP | - | CONFLICTING_CONTENT_LENGTH TRAILING_BYTES
            rfc4475/bcast | 200 | yes | 35 INVITE | UDP UDP | sip:user@host28.example.com | -
            rfc4475/zeromf | OPTIONS | yes | 39234321 OPTIONS | UDP | - | -
            rfc4475/cparam01 | REGISTER | yes | 2 REGISTER | UDP | sip:+19725552222@gw1.example.net | -
            rfc4475/cparam02 | REGISTER | yes | 3 REGISTER | UDP | sip:+19725552222@gw1.example.net;unknownparam | -
            rfc4475/regescrt | REGISTER | yes | 14398234 REGISTER | UDP | sip:user@example.com?Route=%3Csip:sip.example.com%3E | -
            rfc4475/sdp01 | INVITE | yes | 8 INVITE | UDP | sip:caller@host15.example.net | -
            rfc4475/inv2543 | INVITE | yes | 56 INVITE | UDP | - | -
            rfc4475/test | not SIP
            rfc5118/ipv6-good | REGISTER | yes | 98176 REGISTER | UDP | sip:caller@[2001:db8::1] | -
            rfc5118/ipv6-bad | REGISTER | yes | 98176 REGISTER | UDP | sip:caller@[2001:db8::1] | BAD_URI
            rfc5118/port-ambiguous | REGISTER | yes | 98176 REGISTER | UDP | sip:caller@[2001:db8::1] | -
            rfc5118/port-unambiguous | REGISTER | yes | 98176 REGISTER | UDP | sip:caller@[2001:db8::1] | -
            rfc5118/via-received-param-with-delim | BYE | yes | 321 BYE | UDP | - | -
            rfc5118/via-received-param-no-delim | OPTIONS | yes | 921 OPTIONS | UDP | sip:caller@[2001:db8::9:1] | -
            rfc5118/ipv6-in-sdp | INVITE | yes | 8612 INVITE | UDP | sip:caller@[2001:db8::20] | TRAILING_BYTES
            rfc5118/mult-ip-in-header | BYE | yes | 89187 BYE | UDP UDP TCP | - | -
            rfc5118/mult-ip-in-sdp | INVITE | yes | 8912 INVITE | UDP | sip:caller@[2001:db8::9:1] | TRAILING_BYTES
            rfc5118/ipv4-mapped-ipv6 | INVITE | yes | 612 INVITE | UDP UDP | sip:ted@[::ffff:192.0.2.2] | TRAILING_BYTES
            rfc5118/ipv6-bug-abnf-3-colons | OPTIONS | yes | 689 OPTIONS | UDP | - | -
            rfc5118/ipv6-correct-abnf-2-colons | OPTIONS | yes | 689 OPTIONS | UDP | - | -
            """;

    static Stream<String> rows() {
        return ROWS.lines();
    }

    private static String[] cells(String row) {
        return row.split(" \\| ", -1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPublishedMessageIsReadAsTheRfcSays(String row) throws IOException {
        String[] cells = cells(row);
        byte[] bytes = Files.readAllBytes(Needs.shared("torture/" + cells[0] + ".dat"));
        MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
        boolean found = scanner.scan(bytes, 0, bytes.length, false);
        assertThat(found).isEqualTo(!cells[1].equals("not SIP"));
        if (found) {
            check(scanner.message(), cells);
        }
    }

    private static void check(SipMessage message, String[] cells) {
        assertThat(startLine(message)).isEqualTo(cells[1]);
        assertThat(message.callId().isPresent()).isEqualTo(cells[2].equals("yes"));
        assertThat(message.cseq()
                        .map(cseq -> cseq.number() + " " + cseq.method())
                        .orElse("-"))
                .isEqualTo(cells[3]);
        List<String> transports = message.vias().stream().map(Via::transport).toList();
        assertThat(transports).isEqualTo(expectedTransports(cells[4]));
        List<String> contacts =
                message.contacts().stream().map(contact -> contact.uri().text()).toList();
        if (cells[5].equals("1 uri")) {
            assertThat(contacts).hasSize(1);
        } else {
            assertThat(contacts).isEqualTo(words(cells[5]));
        }
        assertThat(message.issues().stream().map(issue -> issue.code().name()).distinct())
                .containsExactlyInAnyOrderElementsOf(words(cells[6]));
        assertThat(message.issueCount()).isEqualTo(message.issues().size());
    }

    private static String startLine(SipMessage message) {
        return message instanceof SipResponse response ? Integer.toString(response.statusCode()) : message.method();
    }

    private static List<String> expectedTransports(String cell) {
        int times = cell.indexOf('x');
        if (times < 0) {
            return words(cell);
        }
        int count = Integer.parseInt(cell.substring(0, times));
        return Collections.nCopies(count, cell.substring(times + 1));
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : Arrays.asList(cell.split(" ", -1));
    }

    @Test
    void everyPublishedMessageHasARow() throws IOException {
        Path index = Needs.shared("torture/INDEX.tsv");
        List<String> published = Files.readAllLines(index, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(".dat")))
                .toList();
        assertThat(rows().map(row -> cells(row)[0])).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void theUnusualReasonPhraseIsUtf8() throws IOException {
        SipMessage message = read("rfc4475/unreason");
        assertThat(((SipResponse) message).reason())
                .startsWith("= 2**3 * 5**2 \u043d\u043e \u0441\u0442\u043e")
                .endsWith("\u043f\u0440\u043e\u0441\u0442\u043e\u0435");
    }

    @Test
    void theToOfTheTortuousInviteHasItsTag() throws IOException {
        SipMessage message = read("rfc4475/wsinv");
        assertThat(message.to().flatMap(NameAddr::tag)).contains("1918181833n");
        assertThat(message.from().orElseThrow().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(message.from().flatMap(NameAddr::tag)).contains("98asjd8");
        assertThat(message.first(HeaderName.of("NewFangledHeader")))
                .contains("newfangled value continued newfangled value");
        assertThat(message.vias())
                .extracting(via -> via.branch().orElse(""))
                .containsExactly("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239");
        assertThat(message.contacts().get(0).q()).hasValue(0.33);
        assertThat(message.contacts().get(0).parameters().contains("secondparam"))
                .isTrue();
    }

    @Test
    void theBodyOfTheMultipartMessageIsWhole() throws IOException {
        assertThat(read("rfc4475/mpart01").body()).hasSize(553);
    }

    private static SipMessage read(String name) throws IOException {
        return Wire.scan(Files.readAllBytes(Needs.shared("torture/" + name + ".dat")))
                .message();
    }
}
