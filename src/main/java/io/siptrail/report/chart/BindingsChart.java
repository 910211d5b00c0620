package io.siptrail.report.chart;

import io.siptrail.diagnosis.contact.CapturedTime;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * The bindings of the worst addresses-of-record: under the name of each a bar for every contact, from its registration to
 * its expiry, stale from where it was known to be. Grey is what was not captured: there it is inferred, or still to come.
 */
final class BindingsChart {

    private static final long SECOND = 1_000_000_000L;
    private static final long FAR = 86_400 * SECOND;
    private static final int TEXT = 46;
    private static final double HALF_BAR = 0.36;

    private final ChartTheme theme;
    private final List<AorContacts> worst;
    private final CapturedTime captured;
    private final long from;
    private final long to;

    BindingsChart(ChartTheme theme, List<AorContacts> worst, CapturedTime captured) {
        this.theme = theme;
        this.worst = worst;
        this.captured = captured;
        long earliest = captured.spans().get(0).from();
        long latest = captured.end();
        for (AorContacts aor : worst) {
            for (HeldSpan span : aor.spans()) {
                earliest = Math.min(earliest, Math.max(span.from(), captured.end() - FAR));
                latest = Math.max(latest, Math.min(span.planned(), captured.end() + FAR));
            }
        }
        from = earliest;
        to = Math.max(latest, earliest + SECOND);
    }

    JFreeChart draw() {
        List<Double> places = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int rows = worst.stream().mapToInt(aor -> 1 + aor.spans().size()).sum();
        XYPlot plot = new XYPlot(
                new DefaultXYDataset(), TimeAxis.between(from, to, SECOND), null, new XYLineAndShapeRenderer());
        int row = 0;
        long stale = 0;
        long all = 0;
        for (AorContacts aor : worst) {
            places.add((double) (rows - row++));
            names.add(ContactStyle.shortened(aor.aor(), TEXT));
            for (HeldSpan span : aor.spans()) {
                double place = rows - row++;
                places.add(place);
                names.add(ContactStyle.shortened(withoutUser(span.contact()), TEXT));
                bar(plot, span, place);
                stale += span.isStale() ? 1 : 0;
                all++;
            }
        }
        plot.setRangeAxis(new FixedTicksAxis("", 0.3, rows + 0.7, places, names));
        plot.setFixedLegendItems(legend(all, stale));
        grey(plot);
        theme.dress(plot);
        plot.setRangeGridlinesVisible(false);
        plot.getRangeAxis().setTickLabelFont(theme.regular(rows > 16 ? 10 : 12));
        JFreeChart chart = theme.chart(
                worst.size() == 1
                        ? "Bindings of the worst address-of-record"
                        : "Bindings of the worst addresses-of-record",
                "From registration to expiry; grey: not captured, so inferred or still to come",
                plot);
        theme.legend(chart);
        return chart;
    }

    /** What tells contacts of one user apart. */
    private static String withoutUser(String contact) {
        int at = contact.indexOf('@');
        return at < 0 ? contact : contact.substring(at + 1);
    }

    private void bar(XYPlot plot, HeldSpan span, double place) {
        long end = Math.max(span.planned(), span.from());
        long turn = Math.min(Math.max(span.staleFrom(), span.from()), end);
        box(plot, span.from(), turn, place, ContactStyle.LIVE, ContactStyle.LIVE);
        box(plot, turn, end, place, ContactStyle.STALE, ChartTheme.INK);
    }

    private void box(XYPlot plot, long begin, long end, double place, Color fill, Color edge) {
        if (end > begin && end >= from && begin <= to) {
            plot.addAnnotation(new XYBoxAnnotation(
                    place(begin), place - HALF_BAR, place(end), place + HALF_BAR, ChartTheme.HAIRLINE, edge, fill));
        }
    }

    private double place(long nanos) {
        return (Math.max(from, Math.min(to, nanos)) - from) / (double) SECOND;
    }

    private void grey(XYPlot plot) {
        long until = from;
        for (CapturedTime.Span span : captured.spans()) {
            plot.addDomainMarker(
                    new IntervalMarker(place(until), place(span.from()), ChartTheme.BLANK), Layer.BACKGROUND);
            until = span.to();
        }
        plot.addDomainMarker(new IntervalMarker(place(until), place(to), ChartTheme.BLANK), Layer.BACKGROUND);
    }

    private static LegendItemCollection legend(long all, long stale) {
        LegendItemCollection items = new LegendItemCollection();
        items.add(ContactStyle.legend("live", all - stale, ContactStyle.LIVE, ContactStyle.LIVE));
        items.add(ContactStyle.legend("stale", stale, ContactStyle.STALE, ChartTheme.INK));
        return items;
    }
}
