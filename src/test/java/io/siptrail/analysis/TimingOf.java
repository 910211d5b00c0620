package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import java.util.List;

/** The statistics of given attempts, for tests of packages that show them. */
public final class TimingOf {

    private TimingOf() {}

    public static Timing attempts(List<Attempt> attempts) {
        Timing timing = new Timing(100);
        attempts.forEach(timing::add);
        return timing;
    }
}
