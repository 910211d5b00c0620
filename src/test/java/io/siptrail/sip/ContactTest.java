package io.siptrail.sip;

import static io.siptrail.sip.Wire.codes;
import static io.siptrail.sip.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    private static Contact contact(String text) {
        return Contact.parse(text).orElseThrow();
    }

    @Test
    void anOutboundContactHasInstanceAndRegId() {
        Contact contact = contact("<sip:line1@192.0.2.2;transport=tcp>; reg-id=1;"
                + " +sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000A95A0E128>\";expires=3600;q=0.7");
        assertThat(contact.isWildcard()).isFalse();
        assertThat(contact.instance()).contains("urn:uuid:00000000-0000-1000-8000-000A95A0E128");
        assertThat(contact.regId()).hasValue(1);
        assertThat(contact.expires()).hasValue(3600);
        assertThat(contact.q()).hasValue(0.7);
        assertThat(contact.uri()).isInstanceOf(SipUri.class);
        assertThat(contact.parameters().parameter("+sip.instance").orElseThrow().quoted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "*;expires=0"})
    void theStarIsAWildcard(String text) {
        assertThat(contact(text).isWildcard()).isTrue();
        assertThat(contact(text).uri().text()).isEqualTo("*");
    }

    @Test
    void aStarThatIsPartOfAnAddressIsNoWildcard() {
        assertThat(contact("*name <sip:a@b>").isWildcard()).isFalse();
        assertThat(contact("<*>").isWildcard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "0, 0.0", "0.5, 0.5", "0.33, 0.33", "1.000, 1.0", "0.125, 0.125", "1., 1.0"})
    void preferencesAreReadExactly(String text, double q) {
        assertThat(contact("<sip:a@b>;q=" + text).q()).hasValue(q);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "2", "0.1234", "-0.5", ".5", "0,5", "x"})
    void aPreferenceOutsideTheGrammarIsAnIssue(String text) {
        SipMessage message = register("Contact: <sip:a@b>;q=" + text);
        assertThat(message.contacts().get(0).q())
                .satisfiesAnyOf(
                        q -> assertThat(q).isEmpty(), q -> assertThat(text).isEqualTo("0,5"));
        assertThat(message.issueCount()).isPositive();
    }

    @Test
    void expiresOverTheMaximumCountsAsTheMaximum() {
        SipMessage message = register("Contact: <sip:user@host129.example.com>\n  ;expires=280297596632815");
        assertThat(message.contacts().get(0).expires()).hasValue(4_294_967_295L);
        assertThat(codes(message)).containsExactly(IssueCode.OVERLARGE_DELTA_SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "abc", "\"Thu, 01 Dec 1994 16:00:00 GMT\"", "3600s"})
    void aMalformedExpiresParameterIsAbsentWithAnIssue(String text) {
        SipMessage message = register("Contact: <sip:a@b>;expires=" + text);
        assertThat(message.contacts().get(0).expires()).isEmpty();
        assertThat(codes(message)).containsExactly(IssueCode.BAD_DELTA_SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2147483648", "x", "-1"})
    void aRegIdOutsideItsRangeIsAbsentWithAnIssue(String text) {
        SipMessage message = register("Contact: <sip:a@b>;reg-id=" + text);
        assertThat(message.contacts().get(0).regId()).isEmpty();
        assertThat(codes(message)).containsExactly(IssueCode.BAD_REG_ID);
    }

    @Test
    void headersInAnUnenclosedUriAreReadWithAnIssue() {
        SipMessage message = register("Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E");
        assertThat(codes(message)).containsExactly(IssueCode.UNENCLOSED_URI);
        SipUri uri = (SipUri) message.contacts().get(0).uri();
        assertThat(uri.headers().value("route")).contains("%3Csip:sip.example.com%3E");
    }

    @Test
    void emptyElementsAreIssuesAndTheOthersAreRead() {
        SipMessage message = register("Contact: ,<sip:a@b>,,<sip:c@d>,");
        assertThat(message.contacts()).hasSize(2);
        assertThat(codes(message)).containsOnly(IssueCode.EMPTY_ELEMENT).hasSize(3);
    }
}
