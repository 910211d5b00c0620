package io.siptrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.RawTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimestampsTest {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Test
    void aTimeIsIsoInUtcCutToTheMicrosecond() {
        assertThat(Timestamps.iso(1_372_388_246_020_000_999L)).isEqualTo("2013-06-28T02:57:26.020000Z");
    }

    @Test
    void anUnknownTimeIsNothing() {
        assertThat(Timestamps.iso(RawTime.UNKNOWN)).isEmpty();
    }

    @Test
    void everyTimeThatACaptureCanHoldReadsAsJavaFormatsIt() {
        Random random = new Random(3261);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong() >>> 1;
            Instant time = Instant.ofEpochSecond(0, nanos);

            assertThat(Timestamps.iso(nanos)).isEqualTo(MICROSECONDS.format(time));
        }
    }

    @Test
    void wholeSecondsReadAsJavaWritesThem() {
        Random random = new Random(3261);
        for (int i = 0; i < 100_000; i++) {
            long seconds = random.nextLong() / 1_000_000_000L;

            assertThat(Timestamps.appendSeconds(new StringBuilder(), seconds))
                    .hasToString(Instant.ofEpochSecond(seconds).toString());
        }
    }
}
