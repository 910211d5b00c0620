package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0.0.0",
        "c0000201, 192.0.2.1",
        "ffffffff, 255.255.255.255",
        "0a00000a, 10.0.0.10",
    })
    void ipv4IsDottedDecimal(String bits, String text) {
        assertThat(new IpAddress(4, 0, Long.parseLong(bits, 16))).hasToString(text);
    }

    /** The addresses of RFC 5952 §1, §2 and §4, and what §4 makes of them. */
    @ParameterizedTest
    @CsvSource({
        "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
        "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
        "20010db8000000000000000000020001, 2001:db8::2:1",
        "20010000000000010000000000000001, 2001:0:0:1::1",
        "20010db8000000000000000000000001, 2001:db8::1",
        "20010db8aaaabbbbccccddddeeee0001, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:1",
        "20010db8aaaabbbbccccddddeeeeaaaa, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa",
        "00000000000000000000000000000000, ::",
        "00000000000000000000000000000001, ::1",
        "fe800000000000000000000000000000, fe80::",
        "00010000000000000000000000000000, 1::",
        "00010002000300040005000600070000, 1:2:3:4:5:6:7:0",
        "00000002000300040005000600070008, 0:2:3:4:5:6:7:8",
        "00010000000200000003000000040000, 1:0:2:0:3:0:4:0",
        "ff02000000000000000000000000fb00, ff02::fb00",
    })
    void ipv6IsTheCanonicalTextOfRfc5952(String hex, String text) {
        assertThat(six(hex)).hasToString(text);
    }

    /** RFC 5952 §5: the well-known prefix of RFC 4291 §2.5.5.2 shows that the last 32 bits are an IPv4 address. */
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000ffffc0000201, ::ffff:192.0.2.1",
        "00000000000000000000ffff00000000, ::ffff:0.0.0.0",
        "0000000000000000fffec0000201ffff, ::fffe:c000:201:ffff",
    })
    void mappedAddressEndsInDottedDecimal(String hex, String text) {
        assertThat(six(hex)).hasToString(text);
    }

    @Test
    void orderIsByVersionAndThenUnsigned() {
        List<IpAddress> ordered = List.of(
                new IpAddress(4, 0, 1),
                new IpAddress(4, 0, 0xffff_ffffL),
                six("00000000000000000000000000000001"),
                six("0000000000000000f000000000000000"),
                six("20010db8000000000000000000000001"),
                six("fe800000000000000000000000000001"));

        assertThat(Stream.of(5, 2, 0, 4, 1, 3).map(ordered::get).sorted()).isEqualTo(ordered);
    }

    @Test
    void versionsOtherThanTheTwoAndIpv4BeyondItsBitsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(5, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(4, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(4, 0, 1L << 32));
    }

    private static IpAddress six(String hex) {
        return new IpAddress(
                6, Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
