package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderNameTest {

    @ParameterizedTest
    @CsvSource({
        "i, Call-ID",
        "m, Contact",
        "e, Content-Encoding",
        "l, Content-Length",
        "c, Content-Type",
        "f, From",
        "s, Subject",
        "k, Supported",
        "t, To",
        "v, Via",
        "o, Event",
        "r, Refer-To",
        "b, Referred-By",
        "u, Allow-Events",
        "x, Session-Expires",
        "a, Accept-Contact",
        "j, Reject-Contact",
        "d, Request-Disposition",
        "y, Identity",
        "n, Identity-Info"
    })
    void aCompactFormIsTheSameName(String compact, String name) {
        assertThat(HeaderName.of(compact)).isSameAs(HeaderName.of(name));
        assertThat(HeaderName.of(compact.toUpperCase(Locale.ROOT))).isSameAs(HeaderName.of(name));
        assertThat(HeaderName.of(compact).text()).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void everyKnownNameIsFoundInAnyCase(KnownHeader header) {
        HeaderName name = HeaderName.of(header);
        assertThat(HeaderName.of(header.text())).isSameAs(name);
        assertThat(HeaderName.of(header.text().toLowerCase(Locale.ROOT))).isSameAs(name);
        assertThat(HeaderName.of(header.text().toUpperCase(Locale.ROOT))).isSameAs(name);
        assertThat(name.isKnown()).isTrue();
    }

    @Test
    void anUnknownNameIsAValueWithoutRegardToCase() {
        assertThat(HeaderName.of("X-Foo")).isEqualTo(HeaderName.of("x-foO")).hasSameHashCodeAs(HeaderName.of("x-foO"));
        assertThat(HeaderName.of("X-Foo")).isNotEqualTo(HeaderName.of("X-Fo")).isNotEqualTo(HeaderName.VIA);
        assertThat(HeaderName.of("X-Foo").isKnown()).isFalse();
        assertThat(HeaderName.of("Via-").isKnown()).isFalse();
        assertThat(HeaderName.of("C%6Fntact").isKnown()).isFalse();
    }

    @Test
    void namesThatOnlyTheHashConfusesStayApart() {
        // 0x0d and 0x2d differ in the bit that the hash ignores.
        assertThat(HeaderName.of("Call\rID").isKnown()).isFalse();
        assertThat(HeaderName.of("").isKnown()).isFalse();
    }
}
