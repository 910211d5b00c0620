package io.siptrail.digest.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretTest {

    @Test
    void secretNeverShowsItself() {
        assertThat(Secret.password("hunter2").toString()).doesNotContain("hunter2");
        assertThat(Secret.ha1("0123456789abcdef0123456789abcdef").toString()).doesNotContain("0123");
    }

    @Test
    void passwordIsNoHa1OfTheSameDigits() {
        String digits = "0123456789abcdef0123456789abcdef";

        assertThat(Secret.password(digits)).isNotEqualTo(Secret.ha1(digits));
    }

    @Test
    void ha1IsTheSameInCapitalDigits() {
        assertThat(Secret.ha1("ABCDEF")).isEqualTo(Secret.ha1("abcdef"));
    }

    @Test
    void passwordOutsideLatin1HasNoSuchReading() {
        assertThat(Secret.password("пароль").inLatin1()).isEmpty();
        assertThat(Secret.password("plain").inLatin1()).isEmpty();
        assertThat(Secret.password("ü").inLatin1()).contains(Secret.password(new byte[] {(byte) 0xfc}));
    }
}
