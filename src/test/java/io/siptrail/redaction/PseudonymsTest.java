package io.siptrail.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and the texts that hold them, under pseudonyms. */
final class PseudonymsTest {

    private static final RedactionLimits LIMITS = RedactionLimits.defaults();

    @TempDir
    private Path folder;

    private Pseudonyms pseudonyms;
    private RedactedText text;

    @BeforeEach
    void withAKey() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef");
        pseudonyms = new Pseudonyms(RedactionKey.read(key), LIMITS);
        text = new RedactedText(pseudonyms, LIMITS);
    }

    @Test
    void twoAddressesNeverShareAPseudonym() {
        Set<IpAddress> seen = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            seen.add(pseudonyms.address(new IpAddress(4, 0, 0xc0a80000L + i)));
        }

        assertThat(seen)
                .hasSize(20_000)
                .allSatisfy(address -> assertThat(address.toString()).startsWith("2001:db8:4:"));
    }

    @Test
    void addressesOfBothVersionsBecomeDocumentation() {
        assertThat(pseudonyms.host("fe80::1")).startsWith("2001:db8:6:");
        assertThat(pseudonyms.hostOfUri("[fe80::1]")).isEqualTo("[" + pseudonyms.host("fe80::1") + "]");
    }

    @Test
    void hostsAreTheSameInAnyCase() {
        assertThat(pseudonyms.host("PBX.example.com"))
                .isEqualTo(pseudonyms.host("pbx.EXAMPLE.com"))
                .matches("h[0-9a-f]{12}\\.example");
    }

    @Test
    void uriKeepsItsSchemePortAndParametersButNoPassword() {
        assertThat(text.uri("sips:alice:secret@pbx.example.com:5061;transport=tls;ob"))
                .isEqualTo("sips:" + pseudonyms.user("alice") + "@" + pseudonyms.host("pbx.example.com")
                        + ":5061;transport=tls;ob");
        assertThat(text.uri("tel:+4930123456")).isEqualTo("tel:" + pseudonyms.user("+4930123456"));
        assertThat(text.uri("*")).isEqualTo("*");
    }

    @Test
    void addressesWithinParametersAreHidden() {
        assertThat(text.uri("sip:alice@10.0.0.1;alias=192.0.2.77~5060~1;received=\"sip:192.0.2.78:5060\""))
                .doesNotContain("10.0.0.1")
                .doesNotContain("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bound to 10.1.2.3:5060 before",
                "from 10.1.2.3 (or 10.1.2.3.)",
                "at [2001:db9::7]:5060 and 2001:db9::7",
                "for sip:lucinda@pbx.corp.test and lucinda@pbx.corp.test",
                "with <urn:uuid:00000000-0000-1000-8000-000A95A0E128>"
            })
    void shapesAreFoundWithinOurOwnSentences(String sentence) {
        assertThat(text.own(sentence))
                .doesNotContain("10.1.2.3")
                .doesNotContain("2001:db9")
                .doesNotContain("lucinda")
                .doesNotContain("corp.test")
                .doesNotContain("000A95A0E128");
    }

    @Test
    void whatOnlyLooksLikeAnAddressStays() {
        assertThat(text.own("at 12:34:56 on 2026-01-01T00:00:00.123456Z, version 1.2.3, 300.1.2.3, nc=00000001"))
                .isEqualTo("at 12:34:56 on 2026-01-01T00:00:00.123456Z, version 1.2.3, 300.1.2.3, nc=00000001");
    }

    @Test
    void namesThatWereMetAreFoundAsWordsOfTheWire() {
        text.user("lucinda");
        text.callId("a84b4c76e66710");

        assertThat(text.wire("lucinda")).isEqualTo(pseudonyms.user("lucinda"));
        assertThat(text.wire("no lucinda here, only a84b4c76e66710"))
                .isEqualTo("no " + pseudonyms.user("lucinda") + " here, only " + pseudonyms.callId("a84b4c76e66710"));
    }

    @Test
    void beyondTheLimitOfNamesTextOfTheWireIsHiddenWhole() throws IOException {
        Path key = folder.resolve("key");
        RedactionLimits two = new RedactionLimits(2, 1);
        RedactedText small = new RedactedText(new Pseudonyms(RedactionKey.read(key), two), two);
        small.user("one");
        small.user("two");
        assertThat(small.wire("says three")).isEqualTo("says three");
        small.user("three");

        assertThat(small.isFull()).isTrue();
        assertThat(small.wire("says three")).doesNotContain("three");
    }

    @Test
    void longTextOfTheWireOverflowsNothing() {
        for (String piece : new String[] {"a", "sip:", "sip:a", "1.", ":1", "a@", "urn:a:"}) {
            String hostile = piece.repeat(60_000 / piece.length());

            assertThat(text.own(hostile)).isNotNull();
            assertThat(text.uri(hostile)).isNotNull();
            assertThat(text.phrase(hostile)).isNotNull();
            assertThat(text.wire(hostile)).hasSizeLessThan(100);
        }
    }
}
