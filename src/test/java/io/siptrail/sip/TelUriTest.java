package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelUriTest {

    @Test
    void aGlobalNumberLosesItsSeparators() {
        TelUri uri = (TelUri) Uri.parse("tel:+1-201-555-0123");
        assertThat(uri.isGlobal()).isTrue();
        assertThat(uri.number()).isEqualTo("+1-201-555-0123");
        assertThat(uri.digits()).isEqualTo("+12015550123");
        assertThat(uri.scheme()).isEqualTo("tel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tel:+1-201-555-0123 | TEL:+1(201)555.0123",
                "tel:7042;phone-context=example.com | tel:7-042;Phone-Context=EXAMPLE.com",
                "tel:863-1234;phone-context=+1-914-555 | tel:8631234;phone-context=+1914555",
                "tel:+12015550123;ext=1-2;isub=x | tel:+12015550123;isub=X;ext=12"
            })
    void separatorsCaseAndOrderDoNotMatter(String one, String other) {
        assertThat(Uri.parse(one).equivalent(Uri.parse(other))).isTrue();
        assertThat(Uri.parse(one).canonical()).isEqualTo(Uri.parse(other).canonical());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tel:+12015550123 | tel:12015550123",
                "tel:+12015550123 | tel:+12015550124",
                "tel:+12015550123 | tel:+12015550123;ext=1",
                "tel:7042;phone-context=example.com | tel:7042;phone-context=example.org"
            })
    void otherNumbersAndParametersDo(String one, String other) {
        assertThat(Uri.parse(one).equivalent(Uri.parse(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel:", "tel:-", "tel:hello", "tel:1+2", "tel:;ext=1"})
    void whatIsNoNumberIsKeptAsText(String text) {
        assertThat(Uri.parse(text)).isEqualTo(new OpaqueUri("tel", text));
    }
}
