package io.siptrail.report.chart;

import io.siptrail.diagnosis.contact.CapturedTime;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.Layer;

/** How many contacts registrars held over time, the stale ones at the bottom. Where nothing was captured it is grey. */
final class ContactsOverTimeChart {

    private static final double HEADROOM = 0.04;

    private final ChartTheme theme;
    private final ContactBuckets buckets;
    private final long bindings;

    ContactsOverTimeChart(ChartTheme theme, ContactBuckets buckets, long bindings) {
        this.theme = theme;
        this.buckets = buckets;
        this.bindings = bindings;
    }

    JFreeChart draw() {
        long[][] counts = buckets.counts();
        long largest = 1;
        double[] edges = new double[buckets.size() + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i;
            largest = i < buckets.size() ? Math.max(largest, counts[0][i] + counts[1][i]) : largest;
        }
        BarDataset dataset = new BarDataset(List.of("stale", "live"), edges, new long[][] {counts[1], counts[0]});
        FixedTicksAxis times = TimeAxis.between(
                buckets.startNanos(0),
                buckets.startNanos(buckets.size()),
                buckets.width().nanos());
        String each = "Contacts held in each " + buckets.width().text().replaceFirst("^1 ", "");
        XYPlot plot = new XYPlot(dataset, times, FixedTicksAxis.counts(each, largest, HEADROOM), renderer());
        plot.setFixedLegendItems(legend(counts));
        boolean gaps = grey(plot);
        theme.dress(plot);
        JFreeChart chart = theme.chart(
                String.format(Locale.ROOT, "Contacts over time (n = %,d bindings)", bindings),
                "Bindings that a registrar held at any time within a bar" + (gaps ? "; grey: nothing captured" : ""),
                plot);
        theme.legend(chart);
        return chart;
    }

    /** Greys out what lies between, before and after the captured stretches by more than a bar. */
    private boolean grey(XYPlot plot) {
        long until = buckets.startNanos(0);
        boolean any = false;
        for (CapturedTime.Span span : buckets.captured().spans()) {
            any |= grey(plot, until, span.from());
            until = span.to();
        }
        return grey(plot, until, buckets.startNanos(buckets.size())) || any;
    }

    private boolean grey(XYPlot plot, long from, long to) {
        if (to - from <= buckets.width().nanos()) {
            return false;
        }
        plot.addDomainMarker(new IntervalMarker(place(from), place(to), ChartTheme.BLANK), Layer.BACKGROUND);
        return true;
    }

    private double place(long nanos) {
        return (nanos - buckets.startNanos(0)) / (double) buckets.width().nanos();
    }

    private static StackedXYBarRenderer renderer() {
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.12);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setSeriesPaint(0, ContactStyle.STALE);
        renderer.setSeriesOutlinePaint(0, ChartTheme.INK);
        renderer.setSeriesPaint(1, ContactStyle.LIVE);
        renderer.setSeriesOutlinePaint(1, ContactStyle.LIVE);
        renderer.setDefaultOutlineStroke(ChartTheme.HAIRLINE);
        return renderer;
    }

    private static LegendItemCollection legend(long[][] counts) {
        LegendItemCollection items = new LegendItemCollection();
        items.add(ContactStyle.legend("live, at most", most(counts[0]), ContactStyle.LIVE, ContactStyle.LIVE));
        if (most(counts[1]) > 0) {
            items.add(ContactStyle.legend("stale, at most", most(counts[1]), ContactStyle.STALE, ChartTheme.INK));
        }
        return items;
    }

    private static long most(long[] counts) {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }
}
