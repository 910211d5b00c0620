package io.siptrail.report.chart;

import io.siptrail.analysis.Durations;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** How long registrations took: a histogram with the median and the 95th percentile. */
final class RegistrationTimesChart {

    private static final Color FILL = new Color(0x0072B2);
    private static final BasicStroke SOLID = new BasicStroke(1.5f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);
    /** Room above the highest bar for two lines of text. */
    private static final double HEADROOM = 0.18;

    private static final int LINEAR_TICKS = 8;

    private final ChartTheme theme;
    private final DurationBins bins;
    private final Durations totals;

    RegistrationTimesChart(ChartTheme theme, DurationBins bins, Durations totals) {
        this.theme = theme;
        this.bins = bins;
        this.totals = totals;
    }

    JFreeChart draw() {
        FixedTicksAxis counts = FixedTicksAxis.counts("Attempts", largest(), HEADROOM);
        XYPlot plot = new XYPlot(dataset(), bins.logarithmic() ? logarithmic() : linear(), counts, renderer());
        theme.dress(plot);
        markers(plot);
        String title = String.format(
                Locale.ROOT, "Registration time: first REGISTER to last final response (n = %,d)", totals.count());
        return theme.chart(title, explanation(), plot);
    }

    private String explanation() {
        String which = "Every attempt with a request and a final response, whatever its outcome";
        return totals.count() == 1
                ? which
                : which + ". Shortest " + DurationText.rounded(totals.min()) + ", longest "
                        + DurationText.rounded(totals.max());
    }

    private long largest() {
        long largest = 1;
        for (int bin = 0; bin < bins.size(); bin++) {
            largest = Math.max(largest, bins.count(bin));
        }
        return largest;
    }

    private BarDataset dataset() {
        double[] edges = new double[bins.size() + 1];
        long[][] counts = new long[1][bins.size()];
        for (int bin = 0; bin < bins.size(); bin++) {
            edges[bin] = place(bins.edge(bin));
            counts[0][bin] = bins.count(bin);
        }
        edges[bins.size()] = place(bins.edge(bins.size()));
        return new BarDataset(List.of("attempts"), edges, counts);
    }

    /** Where a duration stands on the axis. */
    private double place(long nanos) {
        return bins.logarithmic() ? StrictMath.log10((double) Math.max(nanos, bins.edge(0))) : nanos;
    }

    private static XYBarRenderer renderer() {
        XYBarRenderer renderer = new XYBarRenderer(0.06);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, FILL);
        return renderer;
    }

    private FixedTicksAxis linear() {
        long from = bins.edge(0);
        long to = bins.edge(bins.size());
        long step = NiceStep.atLeast(Math.max(1, (to - from) / LINEAR_TICKS));
        String label = "Total time (" + DurationText.exact(bins.edge(1) - from) + " per bar)";
        List<Double> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (long tick = (from + step - 1) / step * step; tick <= to; tick += step) {
            values.add((double) tick);
            texts.add(DurationText.exact(tick));
        }
        return new FixedTicksAxis(label, from, to, values, texts);
    }

    private FixedTicksAxis logarithmic() {
        long to = bins.edge(bins.size());
        boolean fine = to / 10_000 <= bins.edge(0);
        List<Double> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (long power = 1; power <= to; power *= 10) {
            for (long factor : fine ? new long[] {1, 2, 5} : new long[] {1}) {
                long tick = power * factor;
                if (tick >= bins.edge(0) && tick <= to) {
                    values.add(place(tick));
                    texts.add(DurationText.exact(tick));
                }
            }
        }
        return new FixedTicksAxis(
                "Total time (logarithmic scale, ten bars per decade)", place(bins.edge(0)), place(to), values, texts);
    }

    private void markers(XYPlot plot) {
        long p50 = totals.p50();
        long p95 = totals.p95();
        double from = place(bins.edge(0));
        double width = place(bins.edge(bins.size())) - from;
        if (p50 == p95) {
            boolean right = (place(p50) - from) / width < 0.7;
            mark(plot, p50, "p50 = p95 = " + DurationText.rounded(p50), SOLID, right, 0);
            return;
        }
        mark(plot, p50, "p50 " + DurationText.rounded(p50), SOLID, (place(p50) - from) / width < 0.15, 0);
        mark(plot, p95, "p95 " + DurationText.rounded(p95), DASHED, (place(p95) - from) / width < 0.85, 1);
    }

    /** A vertical line with its text at the right or the left, on the given line of text from the top. */
    private void mark(XYPlot plot, long nanos, String text, BasicStroke stroke, boolean right, int line) {
        ValueMarker marker = new ValueMarker(place(nanos), ChartTheme.INK, stroke);
        marker.setLabel(text);
        marker.setLabelFont(theme.bold(13));
        marker.setLabelPaint(ChartTheme.INK);
        marker.setLabelBackgroundColor(Color.WHITE);
        marker.setLabelAnchor(right ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(right ? TextAnchor.TOP_LEFT : TextAnchor.TOP_RIGHT);
        marker.setLabelOffset(new RectangleInsets(2 + 18 * line, 5, 2, 5));
        plot.addDomainMarker(marker);
    }
}
