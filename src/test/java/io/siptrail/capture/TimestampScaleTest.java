package io.siptrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampScaleTest {

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);

    /** The definition of if_tsresol and if_tsoffset, in numbers without an end. */
    private static long exact(int resolution, long offsetSeconds, long ticks) {
        int exponent = resolution & 0x7F;
        BigInteger perSecond =
                (resolution & 0x80) == 0 ? BigInteger.TEN.pow(exponent) : BigInteger.ONE.shiftLeft(exponent);
        BigInteger nanos = new BigInteger(Long.toUnsignedString(ticks))
                .multiply(BILLION)
                .divide(perSecond)
                .add(BigInteger.valueOf(offsetSeconds).multiply(BILLION));
        return nanos.max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 3600, -3600, 1_600_000_000L, -9_000_000_000L})
    void everyResolutionAgreesWithItsDefinition(long offsetSeconds) {
        Random random = new Random(offsetSeconds);
        for (int resolution = 0; resolution < 256; resolution++) {
            for (int i = 0; i < 200; i++) {
                long ticks = random.nextLong() >>> random.nextInt(64);
                assertAgrees(resolution, offsetSeconds, ticks);
            }
            assertAgrees(resolution, offsetSeconds, 0);
            assertAgrees(resolution, offsetSeconds, -1L);
        }
    }

    private static void assertAgrees(int resolution, long offsetSeconds, long ticks) {
        long expected = exact(resolution, offsetSeconds, ticks);
        long nanos = TimestampScale.of(resolution, offsetSeconds).nanos(ticks);
        if (nanos != expected && ticksAloneOverflow(resolution, ticks)) {
            assertThat(nanos).isEqualTo(Long.MAX_VALUE);
        } else {
            assertThat(nanos)
                    .as("resolution %d, offset %d, ticks %s", resolution, offsetSeconds, Long.toUnsignedString(ticks))
                    .isEqualTo(expected);
        }
    }

    /** A count that leaves 64 bits is clamped even where a negative offset would bring it back. */
    private static boolean ticksAloneOverflow(int resolution, long ticks) {
        return exact(resolution, 0, ticks) == Long.MAX_VALUE;
    }

    @Test
    void offsetsBeyond64BitsAreClamped() {
        assertThat(TimestampScale.of(6, Long.MAX_VALUE).nanos(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(TimestampScale.of(6, Long.MIN_VALUE).nanos(1)).isEqualTo(Long.MIN_VALUE);
    }
}
