package io.siptrail.digest.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class AkaPasswordTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void firstVersionIsResItself() {
        byte[] res = HEX.parseHex("00ff10e0");

        assertThat(AkaPassword.version1(res)).isEqualTo(Secret.password(res));
    }

    /** The value was computed with another implementation of HMAC-MD5 and base64. */
    @Test
    void secondVersionIsDerivedFromResAndBothKeys() {
        byte[] res = HEX.parseHex("01020304");
        byte[] ik = HEX.parseHex("202122232425262728292a2b2c2d2e2f");
        byte[] ck = HEX.parseHex("404142434445464748494a4b4c4d4e4f");

        assertThat(AkaPassword.version2(res, ik, ck).reveal()).isEqualTo("q8Lq3a6yWuu4oxCGJIxMkg==");
    }
}
