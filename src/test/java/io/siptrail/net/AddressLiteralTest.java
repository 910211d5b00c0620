package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as hosts of URIs have them (RFC 3261 §25.1 host, RFC 4291 §2.2). */
final class AddressLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "[2001:db8::1], 2001:db8::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "[::], ::",
        "::1, ::1",
        "fe80::, fe80::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void literalsAreRead(String text, String address) {
        assertThat(IpAddress.parse(text))
                .hasValueSatisfying(read -> assertThat(read).hasToString(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.-4",
                "1.2.3.4a",
                "[1.2.3.4]",
                "1::2::3",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8:9",
                "12345::",
                "::g",
                "::1.2.3",
                "1.2.3.4::",
                "٣.1.1.1",
                "fe80::1%eth0"
            })
    void anythingElseIsNoAddress(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void whatIsPrintedIsReadBack() {
        IpAddress address = new IpAddress(6, 0x20010db8_0000_0042L, 0x8a2e_0370_7334L);

        assertThat(IpAddress.parse(address.toString())).hasValue(address);
    }
}
