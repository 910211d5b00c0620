package io.siptrail.report.chart;

import io.siptrail.report.Printable;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.jfree.chart.LegendItem;

/** How live and stale contacts look, and how their texts are cut to fit. Stale ones have a dark edge for printers without colours. */
final class ContactStyle {

    static final Color LIVE = new Color(0x009E73);
    static final Color STALE = new Color(0xD55E00);

    private ContactStyle() {}

    static LegendItem legend(String label, long count, Color fill, Color edge) {
        return new LegendItem(
                String.format(Locale.ROOT, "%s %,d", label, count),
                null,
                null,
                null,
                new Rectangle2D.Double(-5, -5, 10, 10),
                fill,
                ChartTheme.HAIRLINE,
                edge);
    }

    /** Text from the wire, harmless and at most so long. */
    static String shortened(String text, int most) {
        String plain = Printable.of(text);
        return plain.length() <= most ? plain : plain.substring(0, most - 1) + "…";
    }
}
