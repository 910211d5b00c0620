package io.siptrail.report.chart;

import io.siptrail.registration.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Draws charts of several sorts of results for a person to look at: {@code SampleCharts DIRECTORY [single]}. */
final class SampleCharts {

    private static final List<Outcome> MIXED = List.of(
            Outcome.REGISTERED,
            Outcome.REGISTERED,
            Outcome.REGISTERED,
            Outcome.REGISTERED,
            Outcome.REGISTERED,
            Outcome.REGISTERED,
            Outcome.UNREGISTERED,
            Outcome.REJECTED,
            Outcome.CHALLENGED,
            Outcome.UNANSWERED);

    private SampleCharts() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        draw(folder.resolve("single"), single());
        if (arguments.length > 1) {
            return;
        }
        draw(folder.resolve("hour"), hour());
        draw(folder.resolve("burst"), burst());
        draw(folder.resolve("spread"), spread());
    }

    private static void draw(Path folder, SampleResult result) throws IOException {
        result.accept(
                new ChartReport(ChartStart.begin(), folder, EnumSet.allOf(ChartFormat.class), System.err::println));
    }

    /** One registration in a capture of 60 ms. */
    static SampleResult single() {
        return SampleResult.capture("2013-06-28T02:57:26Z", Duration.ofMillis(60))
                .answered(Outcome.REGISTERED, Duration.ZERO, Duration.ofMillis(60));
    }

    /** 300 attempts of every sort in an hour. */
    static SampleResult hour() {
        Random random = new Random(7);
        SampleResult result = SampleResult.capture("2026-03-14T09:00:12Z", Duration.ofHours(1));
        for (int i = 0; i < 300; i++) {
            Outcome outcome = i == 299 ? Outcome.PENDING : i == 0 ? Outcome.PARTIAL : MIXED.get(random.nextInt(10));
            Duration began = Duration.ofMillis(12_000L * i + random.nextInt(12_000));
            if (outcome == Outcome.UNANSWERED || outcome == Outcome.PENDING || outcome == Outcome.PARTIAL) {
                result.silent(outcome, began);
            } else {
                result.answered(outcome, began, Duration.ofNanos((long)
                        (40e6 + 12e6 * Math.abs(random.nextGaussian()) + (i % 17 == 0 ? 60e6 : 0))));
            }
        }
        return result;
    }

    /** Twelve attempts in three seconds. */
    static SampleResult burst() {
        SampleResult result = SampleResult.capture("2026-03-14T23:59:58.400Z", Duration.ofSeconds(3));
        for (int i = 0; i < 12; i++) {
            result.answered(MIXED.get(i % 10), Duration.ofMillis(i * 240L), Duration.ofMillis(18 + i));
        }
        return result;
    }

    /** Times from 1 ms to 30 s over two days. */
    static SampleResult spread() {
        Random random = new Random(11);
        SampleResult result = SampleResult.capture("2026-03-14T20:00:00Z", Duration.ofHours(50));
        for (int i = 0; i < 5_000; i++) {
            double seconds = Math.min(30, Math.max(0.001, 0.03 * Math.exp(random.nextGaussian() * 1.6)));
            result.answered(
                    random.nextInt(40) == 0 ? Outcome.REJECTED : Outcome.REGISTERED,
                    Duration.ofSeconds(random.nextInt(180_000)),
                    Duration.ofNanos((long) (seconds * 1e9)));
        }
        return result;
    }
}
