package io.siptrail.digest.nonce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NonceDecoderTest {

    private static final String SEED = "Ucz8wlHM+5Zt5fGB0vjWXgziGzKF5on2";
    private static final Instant SEED_TIME = Instant.parse("2013-06-28T02:57:26Z");

    @Test
    void nonceOfTheSeedTraceTellsItsTimeAndLifetime() {
        Nonce nonce = NonceDecoder.decode(SEED).orElseThrow();

        assertThat(nonce.format()).isEqualTo(NonceFormat.KAMAILIO);
        assertThat(nonce.issued()).contains(SEED_TIME);
        assertThat(nonce.lifetimeSeconds()).isEqualTo(OptionalLong.of(300));
        assertThat(nonce.isExpiredAt(SEED_TIME.plusSeconds(300))).isFalse();
        assertThat(nonce.isExpiredAt(SEED_TIME.plusSeconds(301))).isTrue();
        assertThat(nonce.skewAt(SEED_TIME.plusSeconds(7))).contains(Duration.ofSeconds(-7));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 29, 40, 45})
    void kamailioMayAddASecondHashAndAnIndex(int length) {
        String padded = kamailio(1_700_000_030, 1_700_000_000, length);

        assertThat(NonceDecoder.decode(padded).orElseThrow().lifetimeSeconds()).isEqualTo(OptionalLong.of(30));
        assertThat(NonceDecoder.decode(padded.replace("=", ""))).isEqualTo(NonceDecoder.decode(padded));
    }

    private static String kamailio(int expires, int since, int length) {
        byte[] bytes = ByteBuffer.allocate(length)
                .putInt(expires)
                .putInt(since)
                .putLong(0x8f3c91d2a6b47e05L)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void openSipsWritesItsExpiryInDigits() {
        Instant expiry = Instant.parse("2024-05-01T10:00:30Z");
        String digits = Long.toHexString(expiry.getEpochSecond());

        for (String nonce :
                new String[] {digits + "0".repeat(32), digits + "000000a7" + "9e107d9d372bb6826bd81d3542a419d6"}) {
            Nonce read = NonceDecoder.decode(nonce).orElseThrow();
            assertThat(read.format()).isEqualTo(NonceFormat.OPENSIPS);
            assertThat(read.expires()).contains(expiry);
            assertThat(read.issued()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1714557600/9e107d9d372bb6826bd81d3542a419d6", "1714557600:9e107d9d372bb6826bd81d3542a419d6"})
    void timeOfIssueMayStandInFront(String nonce) {
        assertThat(NonceDecoder.decode(nonce).orElseThrow().issued()).contains(Instant.parse("2024-05-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1c8192c9", // chan_sip: random
                "9e107d9d372bb6826bd81d3542a419d6", // an MD5 hash
                "970a1b42-d8a7-4fce-91a1-4767e9ed561b", // FreeSWITCH
                "dcd98b7102dd2f0e8b11d0f600bfb0c093", // RFC 2617
                "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", // RFC 7616
                "EBESExQVFhcYGRobHB0eH0BBQkNERUZHSElKS0xNTk8=", // AKA: RAND and AUTN
                "00000001/9e107d9d372bb6826bd81d3542a419d6"
            })
    void noncesOfOtherServersTellNothing(String nonce) {
        assertThat(NonceDecoder.decode(nonce)).isEmpty();
    }

    @Test
    void lifetimeMustBeOneSecondToOneDay() {
        assertThat(NonceDecoder.decode(kamailio(1_700_000_000, 1_700_000_000, 24)))
                .isEmpty();
        assertThat(NonceDecoder.decode(kamailio(1_699_999_999, 1_700_000_000, 24)))
                .isEmpty();
        assertThat(NonceDecoder.decode(kamailio(1_700_086_401, 1_700_000_000, 24)))
                .isEmpty();
        assertThat(NonceDecoder.decode(kamailio(1_700_086_400, 1_700_000_000, 24)))
                .isPresent();
    }

    @Test
    void oneNonceInTheFullLayoutIsBelieved() {
        NonceCensus census = new NonceCensus();
        census.add(SEED, Optional.empty());

        assertThat(census.format()).contains(NonceFormat.KAMAILIO);
        assertThat(census.decode(SEED, Optional.empty())).isPresent();
        assertThat(census.longestLifetimeSeconds()).isEqualTo(300);
    }

    @Test
    void oneNonceInAnotherFormatIsNot() {
        NonceCensus census = new NonceCensus();
        census.add("1714557600/9e107d9d372bb6826bd81d3542a419d6", Optional.empty());

        assertThat(census.format()).isEmpty();

        census.add("1714557601/11111111111111111111111111111111", Optional.empty());

        assertThat(census.format()).contains(NonceFormat.UNIX_TIME);
    }

    @Test
    void nonceFarFromTheCaptureIsNotBelieved() {
        NonceCensus census = new NonceCensus();
        census.add(SEED, Optional.of(SEED_TIME.plus(Duration.ofDays(2))));

        assertThat(census.format()).isEmpty();
        assertThat(NonceDecoder.decode(SEED).orElseThrow().isNear(SEED_TIME.plus(Duration.ofHours(23))))
                .isTrue();
    }

    @Test
    void nineInTenOfTheNoncesMustDecodeHoweverTheyAreMerged() {
        NonceCensus census = new NonceCensus();
        for (int i = 0; i < 9; i++) {
            NonceCensus part = new NonceCensus();
            part.add(kamailio(1_700_000_030 + i, 1_700_000_000 + i, 24), Optional.empty());
            census.merge(part);
        }
        census.add("not a nonce of that kind", Optional.empty());
        assertThat(census.format()).contains(NonceFormat.KAMAILIO);

        census.add("nor is this", Optional.empty());
        assertThat(census.format()).isEmpty();
        assertThat(census.nonces()).isEqualTo(11);
        assertThat(census.decoded(NonceFormat.KAMAILIO)).isEqualTo(9);
        assertThat(census.decode(SEED, Optional.empty())).isEmpty();
    }
}
