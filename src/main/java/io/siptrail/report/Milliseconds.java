package io.siptrail.report;

import java.util.OptionalLong;

/** Durations in milliseconds with three decimals, rounded half up: {@code 1013.527}. */
public final class Milliseconds {

    private Milliseconds() {}

    /** A duration of nanoseconds that is not negative. */
    public static String of(long nanos) {
        long micros = (nanos + 500) / 1_000;
        long thousandths = micros % 1_000;
        String padding = thousandths < 10 ? "00" : thousandths < 100 ? "0" : "";
        return micros / 1_000 + "." + padding + thousandths;
    }

    /** Empty when unknown. */
    public static String of(OptionalLong nanos) {
        return nanos.isPresent() ? of(nanos.getAsLong()) : "";
    }
}
