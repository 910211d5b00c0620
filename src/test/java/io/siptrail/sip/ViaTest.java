package io.siptrail.sip;

import static io.siptrail.sip.Wire.codes;
import static io.siptrail.sip.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViaTest {

    private static Via via(String text) {
        return Via.parse(text).orElseThrow();
    }

    @Test
    void theUsualViaHasItsParts() {
        Via via = via("SIP/2.0/UDP pc33.Atlanta.com:5066;branch=z9hG4bK776asdhds;received=192.0.2.1;rport=40123;ttl=5");
        assertThat(via.transport()).isEqualTo("UDP");
        assertThat(via.host()).isEqualTo("pc33.Atlanta.com");
        assertThat(via.port()).hasValue(5066);
        assertThat(via.branch()).contains("z9hG4bK776asdhds");
        assertThat(via.received()).contains("192.0.2.1");
        assertThat(via.rport()).hasValue(40123);
        assertThat(via.parameters().value("TTL")).contains("5");
        assertThat(via.hasMagicCookie()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SIP/2.0/UDP Host.Example.COM, host.example.com",
        "SIP/2.0/UDP Host.Example.COM:5060, host.example.com:5060",
        "SIP/2.0/TCP [2001:DB8::1]:5061;branch=x, [2001:db8::1]:5061",
        "SIP/2.0/TCP [2001:DB8::1], [2001:db8::1]",
        "SIP / 2.0 / UDP first.example.com: 4000 ;ttl=16, first.example.com:4000",
        "SIP/2.0/UDP host : 4000;branch=x, host:4000",
        "SIP/2.0/UDP 2001:db8::1;branch=x, [2001:db8::1]"
    })
    void sentByIsLowerCaseWithThePortOnlyWhereItIsWritten(String text, String sentBy) {
        assertThat(via(text).sentBy()).isEqualTo(sentBy);
    }

    @Test
    void rportWithoutValueIsAWish() {
        Via via = via("SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKkjshdyff");
        assertThat(via.hasRport()).isTrue();
        assertThat(via.rport()).isEmpty();
        assertThat(via.branch()).contains("z9hG4bKkjshdyff");
    }

    @Test
    void receivedMayBeIpv6WithOrWithoutBrackets() {
        assertThat(via("SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bKas3-111")
                        .received())
                .contains("2001:db8::9:255");
        assertThat(via("SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKas3")
                        .received())
                .contains("2001:db8::9:255");
    }

    @Test
    void theCookieIsComparedWithoutCaseAndItsAbsenceSeen() {
        assertThat(via("SIP/2.0/UDP a;branch=Z9HG4BKx").hasMagicCookie()).isTrue();
        assertThat(via("SIP/2.0/UDP a;branch=390skdjuw").hasMagicCookie()).isFalse();
        assertThat(via("SIP/2.0/UDP a").hasMagicCookie()).isFalse();
    }

    @Test
    void anUnknownTransportIsKept() {
        assertThat(via("SIP/2.0/UNKNOWN t4.example.com").transport()).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SIP/2.0 host", "SIP/2.0/ host", "/2.0/UDP host", "SIP/2.0/UDP", "SIP/2.0/UDP ;branch=x", ";"})
    void aViaWithoutProtocolTransportOrHostIsAnIssue(String text) {
        assertThat(Via.parse(text)).isEmpty();
        assertThat(codes(register("Via: " + text))).containsExactly(IssueCode.BAD_VIA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:99999", "a:", "a:x", "a:-1", "h@st", "2001:db8::1", "[2001:db8::1"})
    void aHostOrPortThatCannotBeOneIsAnIssueAndKeptAsText(String host) {
        SipMessage message = register("Via: SIP/2.0/UDP " + host + ";branch=z9hG4bK9, SIP/2.0/UDP next");
        assertThat(codes(message)).containsExactly(IssueCode.BAD_HOST);
        assertThat(message.vias()).hasSize(3);
        assertThat(message.vias().get(1).host()).isEqualTo(host);
        assertThat(message.vias().get(1).branch()).contains("z9hG4bK9");
    }

    @Test
    void aParameterTwiceIsAnIssueAndTheFirstCounts() {
        SipMessage message = register("Via: SIP/2.0/UDP a;branch=z9hG4bKone;Branch=z9hG4bKtwo");
        assertThat(message.vias().get(1).branch()).contains("z9hG4bKone");
        assertThat(codes(message)).containsExactly(IssueCode.DUPLICATE_PARAMETER);
    }
}
