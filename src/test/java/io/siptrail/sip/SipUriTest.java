package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {

    private static SipUri uri(String text) {
        Uri uri = Uri.parse(text);
        assertThat(uri).isInstanceOf(SipUri.class);
        assertThat(uri.text()).isEqualTo(text);
        return (SipUri) uri;
    }

    @Test
    void everyPartIsRead() {
        SipUri uri = uri("sips:alice:secret@Gateway.com:5061;transport=tcp;lr?subject=project%20x&priority=urgent");
        assertThat(uri.isSecure()).isTrue();
        assertThat(uri.user()).contains("alice");
        assertThat(uri.password()).contains("secret");
        assertThat(uri.host()).isEqualTo("Gateway.com");
        assertThat(uri.lowerHost()).isEqualTo("gateway.com");
        assertThat(uri.port()).hasValue(5061);
        assertThat(uri.transport()).contains("tcp");
        assertThat(uri.parameters().contains("LR")).isTrue();
        assertThat(uri.headers().value("subject")).contains("project%20x");
        assertThat(uri.headers().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:user;par=u%40example.net@example.com | user;par=u%40example.net | example.com",
                "sip:sips%3Auser%40example.com@example.net | sips%3Auser%40example.com | example.net",
                "sip:alice;day=tuesday@atlanta.com | alice;day=tuesday | atlanta.com",
                "sip:1212@gateway.com | 1212 | gateway.com",
                "sip:+358-555-1234567;postd=pp22@foo.com;user=phone | +358-555-1234567;postd=pp22 | foo.com",
                "sip:caller@[2001:db8::1] | caller | [2001:db8::1]",
                "sip:user@[2001:db8:::192.0.2.1] | user | [2001:db8:::192.0.2.1]",
                "sip:a?b/c@host_name | a?b/c | host_name"
            })
    void theUserMayHoldWhatWouldEndAHost(String text, String user, String host) {
        assertThat(uri(text).user()).contains(user);
        assertThat(uri(text).host()).isEqualTo(host);
    }

    @Test
    void thePortOfAnIpv6ReferenceStandsOutsideTheBrackets() {
        assertThat(uri("sip:[2001:db8::10]:5070").port()).hasValue(5070);
        assertThat(uri("sip:[2001:db8::10:5070]").port()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:",
                "sip:@host",
                "sip:2001:db8::10",
                "sip:host:",
                "sip:host:99999",
                "sip:host:5060x",
                "sip:a@",
                "sip:a b@host",
                "sip:[2001:db8::1",
                "sip:[]",
                "sip:ho$t",
                "sip::pw@host",
                "sips:;lr"
            })
    void aSipUriAgainstTheGrammarIsKeptAsText(String text) {
        Uri uri = Uri.parse(text);
        assertThat(uri).isInstanceOf(OpaqueUri.class);
        assertThat(uri.text()).isEqualTo(text);
        assertThat(uri.scheme()).startsWith("sip");
    }

    /** RFC 3261 §19.1.4, the pairs it lists as equivalent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:%61lice@atlanta.com;transport=TCP | sip:alice@AtlanTa.CoM;Transport=tcp",
                "sip:carol@chicago.com | sip:carol@chicago.com;newparam=5",
                "sip:carol@chicago.com | sip:carol@chicago.com;security=on",
                "sip:carol@chicago.com;newparam=5 | sip:carol@chicago.com;security=on",
                "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com"
                        + " | sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
                "sip:alice@atlanta.com?subject=project%20x&priority=urgent"
                        + " | sip:alice@atlanta.com?priority=urgent&subject=project%20x"
            })
    void theEquivalentUrisOfTheRfc(String one, String other) {
        assertThat(uri(one).equivalent(uri(other))).isTrue();
        assertThat(uri(other).equivalent(uri(one))).isTrue();
    }

    /** RFC 3261 §19.1.4, the pairs it lists as not equivalent, and its rules without an example. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP:ALICE@AtLanTa.CoM;Transport=udp | sip:alice@AtLanTa.CoM;Transport=UDP",
                "sip:bob@biloxi.com | sip:bob@biloxi.com:5060",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;transport=udp",
                "sip:bob@biloxi.com | sip:bob@biloxi.com:6000;transport=tcp",
                "sip:carol@chicago.com | sip:carol@chicago.com?Subject=next%20meeting",
                "sip:bob@phone21.boxesbybob.com | sip:bob@192.0.2.4",
                "sip:carol@chicago.com;security=on | sip:carol@chicago.com;security=off",
                "sip:bob@biloxi.com | sips:bob@biloxi.com",
                "sip:biloxi.com | sip:bob@biloxi.com",
                "sip:bob@biloxi.com | sip:bob:pw@biloxi.com",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;maddr=239.255.255.1",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;user=ip",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;ttl=1",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;method=INVITE",
                "sip:a%3Bb@biloxi.com | sip:a;b@biloxi.com",
                "sip:alice@atlanta.com?a=1 | sip:alice@atlanta.com?a=2",
                "sip:null-%00-null@example.com | sip:null--null@example.com",
                "sip:%00@host5.example.com | sip:%00%00@host5.example.com"
            })
    void theUrisOfTheRfcThatAreNotEquivalent(String one, String other) {
        assertThat(uri(one).equivalent(uri(other))).isFalse();
        assertThat(uri(other).equivalent(uri(one))).isFalse();
        assertThat(uri(one).canonical()).isNotEqualTo(uri(other).canonical());
    }

    @Test
    void everyUriIsEquivalentToItself() {
        for (String text : new String[] {"sip:a@b;x;y=1?h=2", "tel:+1", "urn:x", "sip:", "sips:[::1]"}) {
            assertThat(Uri.parse(text).equivalent(Uri.parse(text))).isTrue();
        }
        assertThat(Uri.parse("tel:+1").equivalent(Uri.parse("sip:+1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP:Alice@AtLanTa.CoM | sip:Alice@atlanta.com",
                "sip:%61lice@a.com;Transport=TCP;line=x | sip:alice@a.com;line=x;transport=TCP",
                "sip:a@h;%6C%72;n%61me=v%61lue%25%34%31 | sip:a@h;lr;name=value%2541",
                "sip:a%5bb%3b@h:5060 | sip:a%5Bb%3B@h:5060",
                "sips:h?B=1&a=2 | sips:h?a=2&b=1",
                "sip:a:p%41@h | sip:a:pA@h",
                "sip:a%zz@h% | sip:a%zz@h%"
            })
    void theCanonicalTextIsOneSpelling(String text, String canonical) {
        assertThat(Uri.parse(text).canonical()).isEqualTo(canonical);
        assertThat(Uri.parse(canonical).canonical()).isEqualTo(canonical);
        assertThat(Uri.parse(text).equivalent(Uri.parse(canonical))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobodyKnowsThisScheme:totallyopaquecontent | nobodyKnowsThisScheme",
                "soap.beep://192.0.2.103:3002 | soap.beep",
                "isbn:2983792873 | isbn",
                "http://www.example.com | http"
            })
    void anotherSchemeIsKeptAsText(String text, String scheme) {
        assertThat(Uri.parse(text)).isEqualTo(new OpaqueUri(scheme, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alan@jasomi.com", "", "1a:b", "no colon"})
    void aTextWithoutSchemeHasNone(String text) {
        assertThat(Uri.parse(text).scheme()).isEmpty();
        assertThat(Uri.parse(text).text()).isEqualTo(text);
    }
}
