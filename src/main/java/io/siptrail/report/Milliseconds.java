package io.siptrail.report;

import java.util.OptionalLong;

/** Durations in milliseconds with three decimals, rounded half up: {@code 1013.527}. */
public final class Milliseconds {

    private Milliseconds() {}

    /** A duration of nanoseconds that is not negative. */
    public static String of(long nanos) {
        return append(new StringBuilder(12), nanos).toString();
    }

    /** Appends the same. */
    public static StringBuilder append(StringBuilder text, long nanos) {
        long micros = (nanos + 500) / 1_000;
        long thousandths = micros % 1_000;
        text.append(micros / 1_000).append('.');
        if (thousandths < 100) {
            text.append(thousandths < 10 ? "00" : "0");
        }
        return text.append(thousandths);
    }

    /** Empty when unknown. */
    public static String of(OptionalLong nanos) {
        return nanos.isPresent() ? of(nanos.getAsLong()) : "";
    }
}
