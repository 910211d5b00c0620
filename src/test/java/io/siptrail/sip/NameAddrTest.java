package io.siptrail.sip;

import static io.siptrail.sip.Wire.codes;
import static io.siptrail.sip.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameAddrTest {

    private static NameAddr address(String text) {
        return NameAddr.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"A. G. Bell\" <sip:agb@bell-telephone.com> ;tag=a48s | A. G. Bell | sip:agb@bell-telephone.com | a48s",
                "Anonymous <sip:c8oqz84zk7z@privacy.org>;tag=hyh8 | Anonymous | sip:c8oqz84zk7z@privacy.org | hyh8",
                "sip:+12125551212@phone2net.com;tag=887s | `` | sip:+12125551212@phone2net.com | 887s",
                "caller<sip:caller@example.com>;tag=323 | caller | sip:caller@example.com | 323",
                "\"J Rosenberg \\\\\\\"\"       <sip:jdrosen@example.com> ; tag = 98asjd8 | J Rosenberg \\\" | sip:jdrosen@example.com | 98asjd8",
                "\"<sip:joe@big.org>\"<sip:ok@example.com>;tag=1 | <sip:joe@big.org> | sip:ok@example.com | 1",
                "<sip:a@b;tag=inner>;tag=outer | `` | sip:a@b;tag=inner | outer",
                "sip:a@b ; x=\"y;tag=no\" ; tag=1 | `` | sip:a@b | 1",
                "token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;tag=t | token1~` token2'+_ token3*%!.- | sip:mundane@example.com | t"
            })
    void anAddressHasNameUriAndTag(String text, String name, String uri, String tag) {
        NameAddr address = address(text.replace("``", "`"));
        assertThat(address.displayName()).isEqualTo(name.replace("``", "`"));
        assertThat(address.uri().text()).isEqualTo(uri);
        assertThat(address.tag()).contains(tag);
    }

    @Test
    void theParameterOfAnUnenclosedAddressBelongsToTheHeader() {
        NameAddr address = address("sip:+16505552222@ss1.example.net;user=phone");
        assertThat(((SipUri) address.uri()).parameters().isEmpty()).isTrue();
        assertThat(address.parameters().value("user")).contains("phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"Mr. J. User <sip:j.user@example.com>", "\"name\" sip:a@b", "<sip:a@b", "<>", "Name", ";tag=1"
            })
    void withoutAnAddressThereIsNoValueButAnIssue(String text) {
        SipMessage message = register("Contact: " + text);
        if (text.equals("Name")) {
            assertThat(message.contacts().get(0).uri()).isEqualTo(new OpaqueUri("", "Name"));
        } else {
            assertThat(message.contacts()).isEmpty();
        }
        assertThat(message.issueCount()).isPositive();
    }

    @Test
    void aNameThatNeedsQuotesIsKeptWithAnIssueWhereNoCommaCanSeparate() {
        SipMessage message = Wire.message("""
                OPTIONS sip:a SIP/2.0
                Via: SIP/2.0/UDP a
                From: Bell, Alexander <sip:a.g.bell@example.com>;tag=43
                To: <sip:a@b>
                Call-ID: one
                CSeq: 1 OPTIONS

                """);
        assertThat(message.from().orElseThrow().displayName()).isEqualTo("Bell, Alexander");
        assertThat(message.from().flatMap(NameAddr::tag)).contains("43");
        assertThat(codes(message)).containsExactly(IssueCode.BAD_DISPLAY_NAME);
    }

    @Test
    void blanksInsideTheBracketsAreAnIssue() {
        SipMessage message = register("Contact: \"Watson, Thomas\" < sip:t.watson@example.org >");
        assertThat(message.contacts().get(0).uri().text()).isEqualTo("sip:t.watson@example.org");
        assertThat(codes(message)).containsExactly(IssueCode.BLANK_IN_URI);
    }

    @Test
    void textAfterAnAddressIsAnIssueAndItsParametersStillRead() {
        SipMessage message = register("Contact: <sip:a@b> what ;expires=5, <sip:c@d>");
        assertThat(message.contacts()).hasSize(2);
        assertThat(codes(message)).containsExactly(IssueCode.UNEXPECTED_TEXT);
    }
}
