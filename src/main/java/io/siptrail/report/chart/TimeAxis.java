package io.siptrail.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Axes of time that count in steps, since nanoseconds since the epoch do not fit a double. */
final class TimeAxis {

    private static final int TICKS = 9;

    private TimeAxis() {}

    /**
     * An axis from one time to another, both in nanoseconds since the epoch.
     *
     * @param unit nanoseconds that the axis counts as one
     */
    static FixedTicksAxis between(long from, long to, long unit) {
        TimeStep step = TimeStep.dividing(from, to, TICKS);
        UtcText text = new UtcText(from, to - 1, step);
        List<Double> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (long index = -Math.floorDiv(-from, step.nanos()); index * step.nanos() <= to; index++) {
            values.add((index * step.nanos() - from) / (double) unit);
            texts.add(text.tick(index * step.nanos()));
        }
        return new FixedTicksAxis(text.axis(), 0, (to - from) / (double) unit, values, texts);
    }
}
