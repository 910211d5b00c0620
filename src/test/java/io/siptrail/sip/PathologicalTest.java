package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to be slow stays quick and bounded. */
@Timeout(value = 5, unit = TimeUnit.SECONDS)
class PathologicalTest {

    private static SipMessage with(String lines) {
        byte[] bytes = ("REGISTER sip:a SIP/2.0\r\n" + lines + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        SipMessage message = Wire.scan(bytes).message();
        assertThat(message.issues()).hasSizeLessThanOrEqualTo(SipLimits.DEFAULTS.maxIssues());
        return message;
    }

    @Test
    void aHundredThousandHeaders() {
        SipMessage message = with("A:b\r\n".repeat(100_000));
        assertThat(message.headers()).hasSize(SipLimits.DEFAULTS.maxHeaders());
        assertThat(message.issueCount()).isGreaterThanOrEqualTo(100_000 - SipLimits.DEFAULTS.maxHeaders());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                ";",
                "\"",
                "\\",
                "<",
                ">",
                "\"\"",
                "\"\\",
                "<>",
                "*",
                "=",
                ";a",
                ",a=b",
                "<sip:a>,",
                "\u0000",
                " ",
                "\r\n ",
                "%41",
                "(",
                "SIP/2.0/UDP a,",
                "Digest ",
                "Digest a=\"b\" "
            })
    void oneThingOverAndOverInEveryHeader(String thing) {
        String value = thing.repeat(500_000 / thing.length());
        for (String name : new String[] {
            "Via",
            "Contact",
            "From",
            "CSeq",
            "Expires",
            "WWW-Authenticate",
            "Authorization",
            "Warning",
            "Reason",
            "Date",
            "Path",
            "Call-ID",
            "Content-Length"
        }) {
            SipMessage message = with(name + ": x" + value);
            assertThat(message.contacts()).hasSizeLessThanOrEqualTo(SipLimits.DEFAULTS.maxContacts());
            assertThat(message.vias()).hasSizeLessThanOrEqualTo(SipLimits.DEFAULTS.maxListElements());
            assertThat(message.elements(HeaderName.CONTACT)).doesNotContain("");
        }
    }

    @Test
    void tenThousandContactsInOneLineAreAllRead() {
        StringBuilder contacts = new StringBuilder("Contact: <sip:u@h;line=0>;expires=1");
        for (int i = 1; i < 10_000; i++) {
            contacts.append(", <sip:u@h;line=").append(i).append(">;expires=").append(i);
        }
        assertThat(with(contacts.toString()).contacts()).hasSize(10_000);
    }

    @Test
    void moreParametersThanTheLimitAreOneIssue() {
        StringBuilder contact = new StringBuilder("Contact: <sip:u@h>");
        for (int i = 0; i < 20_000; i++) {
            contact.append(";p").append(i);
        }
        SipMessage message = with(contact.toString());
        assertThat(message.contacts().get(0).parameters().size()).isEqualTo(SipLimits.DEFAULTS.maxParameters());
        assertThat(Wire.codes(message))
                .filteredOn(IssueCode.TOO_MANY_PARAMETERS::equals)
                .hasSize(1);
    }

    @Test
    void aUriOfAMegabyteComparesAndHasItsKey() {
        Uri uri = Uri.parse("sip:" + "%61".repeat(300_000) + "@h" + ";a=b".repeat(10_000));
        assertThat(uri.canonical()).startsWith("sip:aaa");
        assertThat(uri.equivalent(uri)).isTrue();
    }
}
