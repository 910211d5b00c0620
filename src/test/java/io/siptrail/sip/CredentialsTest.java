package io.siptrail.sip;

import static io.siptrail.sip.Wire.codes;
import static io.siptrail.sip.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String BOB = """
            Digest username="bob", realm="biloxi.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", \
            uri="sip:bob@biloxi.com", qop=auth, nc=00000001, cnonce="0a4f113b", \
            response="6629fae49393a05397450978507c4ef1", opaque="5ccc069c403ebaf9f0171e9517f40e41\"""";

    @Test
    void theCredentialsOfTheRfcAreRead() {
        Credentials credentials = Credentials.parse(CredentialsKind.AUTHORIZATION, BOB);
        assertThat(credentials.kind()).isEqualTo(CredentialsKind.AUTHORIZATION);
        assertThat(credentials.isDigest()).isTrue();
        assertThat(credentials.username()).contains("bob");
        assertThat(credentials.realm()).contains("biloxi.com");
        assertThat(credentials.nonce()).contains("dcd98b7102dd2f0e8b11d0f600bfb0c093");
        assertThat(credentials.uri()).contains("sip:bob@biloxi.com");
        assertThat(credentials.qop()).contains("auth");
        assertThat(credentials.nc()).contains("00000001");
        assertThat(credentials.cnonce()).contains("0a4f113b");
        assertThat(credentials.response()).contains("6629fae49393a05397450978507c4ef1");
        assertThat(credentials.opaque()).contains("5ccc069c403ebaf9f0171e9517f40e41");
        assertThat(credentials.algorithm()).isEmpty();
        assertThat(credentials.auts()).isEmpty();
        assertThat(credentials.userhash()).isEmpty();
        assertThat(credentials.text()).isEqualTo(BOB);
        assertThat(Credentials.parse(CredentialsKind.AUTHORIZATION, credentials.text()))
                .isEqualTo(credentials);
    }

    @Test
    void aMessageTellsBothKindsApart() {
        SipMessage message = register("Authorization: " + BOB + "\nProxy-Authorization: " + BOB);
        assertThat(message.credentials())
                .extracting(Credentials::kind)
                .containsExactly(CredentialsKind.AUTHORIZATION, CredentialsKind.PROXY_AUTHORIZATION);
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void anExtendedUsernameIsDecoded() {
        Credentials credentials = Credentials.parse(
                CredentialsKind.AUTHORIZATION, "Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe, realm=\"a\"");
        assertThat(credentials.username()).contains("J\u00e4s\u00f8n Doe");
        assertThat(Credentials.parse(CredentialsKind.AUTHORIZATION, "Digest username*=nonsense")
                        .username())
                .isEmpty();
    }

    @Test
    void quotesAndEscapesAreTakenOff() {
        Credentials credentials =
                Credentials.parse(CredentialsKind.AUTHORIZATION, "Digest username=\"a\\\"b\\\\c\",nc=\"00000001\"");
        assertThat(credentials.username()).contains("a\"b\\c");
        assertThat(credentials.parameters().parameter("nc").orElseThrow().quoted())
                .isTrue();
    }

    @Test
    void anUnknownSchemeKeepsItsParameters() {
        SipMessage message = register("Authorization: NoOneKnowsThisScheme opaque-data=here");
        assertThat(message.credentials().get(0).scheme()).isEqualTo("NoOneKnowsThisScheme");
        assertThat(message.credentials().get(0).parameters().value("opaque-data"))
                .contains("here");
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void basicCredentialsAreAToken() {
        SipMessage message = register("Authorization: Basic QWxpY2U6c2VjcmV0==");
        assertThat(message.credentials().get(0).token68()).contains("QWxpY2U6c2VjcmV0==");
        assertThat(message.issues()).isEmpty();
    }

    @Test
    void anUnquotedUriIsReadWithAnIssue() {
        SipMessage message = register("Authorization: Digest username=\"a\", uri=sip:example.com, response=\"b\"");
        assertThat(message.credentials().get(0).uri()).contains("sip:example.com");
        assertThat(message.credentials().get(0).response()).contains("b");
        assertThat(codes(message)).containsExactly(IssueCode.BAD_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest username=\"unterminated",
                "Digest =\"x\"",
                "Digest username",
                "Digest username=",
                "Digest , ,username=\"a\"",
                "Digest username=\"a\", Digest realm=\"b\"",
                "=",
                "\"Digest\""
            })
    void whatCannotBeReadIsAnIssueAndTheTextIsKept(String text) {
        SipMessage message = register("Authorization: " + text);
        assertThat(message.credentials()).hasSize(1);
        assertThat(message.credentials().get(0).text()).isEqualTo(text);
        assertThat(message.issueCount()).isPositive();
    }
}
