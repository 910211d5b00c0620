package io.siptrail.report.chart;

import io.siptrail.registration.Outcome;
import java.awt.Color;
import java.util.List;

/**
 * How outcomes look, everywhere the same: their order, and colours of Okabe and Ito's palette, which people with any
 * kind of colour vision tell apart. Those that failed have an edge too, which survives a printer without colours.
 */
final class OutcomeStyle {

    /** From what went well over what is undecided to what failed. */
    static final List<Outcome> ORDER = List.of(
            Outcome.REGISTERED,
            Outcome.UNREGISTERED,
            Outcome.QUERIED,
            Outcome.PARTIAL,
            Outcome.PENDING,
            Outcome.CHALLENGED,
            Outcome.REJECTED,
            Outcome.UNANSWERED);

    private static final Color BLUISH_GREEN = new Color(0x009E73);
    private static final Color SKY_BLUE = new Color(0x56B4E9);
    private static final Color BLUE = new Color(0x0072B2);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color VERMILLION = new Color(0xD55E00);
    private static final Color REDDISH_PURPLE = new Color(0xCC79A7);
    private static final Color GREY = new Color(0x8C8C8C);
    private static final Color LIGHT_GREY = new Color(0xC8C8C8);

    private OutcomeStyle() {}

    static Color fill(Outcome outcome) {
        return switch (outcome) {
            case REGISTERED -> BLUISH_GREEN;
            case UNREGISTERED -> SKY_BLUE;
            case QUERIED -> BLUE;
            case CHALLENGED -> ORANGE;
            case REJECTED -> VERMILLION;
            case UNANSWERED -> REDDISH_PURPLE;
            case PENDING -> GREY;
            case PARTIAL -> LIGHT_GREY;
        };
    }

    /** The colour of the edge: dark for what failed, otherwise that of the bar. */
    static Color edge(Outcome outcome) {
        return outcome.failed() ? ChartTheme.INK : fill(outcome);
    }
}
