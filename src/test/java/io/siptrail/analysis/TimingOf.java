package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The statistics of given attempts, for tests of packages that show them. */
public final class TimingOf {

    private TimingOf() {}

    public static Timing attempts(List<Attempt> attempts) {
        try (TimingIntake timing = new TimingIntake(100, 1_000_000)) {
            for (Attempt attempt : attempts) {
                timing.add(attempt);
            }
            return timing.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
