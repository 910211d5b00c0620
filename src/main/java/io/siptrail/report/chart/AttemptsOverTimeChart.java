package io.siptrail.report.chart;

import io.siptrail.registration.Outcome;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.Layer;

/** When attempts began and how they ended: stacked bars, what failed at the bottom, where heights compare best. */
final class AttemptsOverTimeChart {

    private static final double HEADROOM = 0.04;

    private final ChartTheme theme;
    private final TimeBuckets buckets;
    private final ChartData data;
    private final List<Outcome> stack;

    AttemptsOverTimeChart(ChartTheme theme, TimeBuckets buckets, ChartData data) {
        this.theme = theme;
        this.buckets = buckets;
        this.data = data;
        List<Outcome> occurring = new ArrayList<>(OutcomeStyle.ORDER);
        occurring.removeIf(outcome -> data.attempts(outcome) == 0);
        Collections.reverse(occurring);
        stack = List.copyOf(occurring);
    }

    JFreeChart draw() {
        String each = "Attempts per " + buckets.width().text().replaceFirst("^1 ", "");
        FixedTicksAxis times = TimeAxis.between(
                buckets.startNanos(0),
                buckets.startNanos(buckets.size()),
                buckets.width().nanos());
        XYPlot plot = new XYPlot(dataset(), times, FixedTicksAxis.counts(each, largest(), HEADROOM), renderer());
        plot.setFixedLegendItems(legend());
        if (buckets.outlastCapture()) {
            plot.addDomainMarker(new IntervalMarker(captureEnd(), buckets.size(), ChartTheme.BLANK), Layer.BACKGROUND);
        }
        theme.dress(plot);
        String title = String.format(Locale.ROOT, "Attempts over time, by outcome (n = %,d)", data.attempts());
        JFreeChart chart = theme.chart(title, explanation(), plot);
        theme.legend(chart);
        return chart;
    }

    private String explanation() {
        return "By the time of the first message. Capture from " + UtcText.full(buckets.firstNanos()) + " to "
                + UtcText.full(buckets.lastNanos()) + " UTC"
                + (buckets.outlastCapture() ? "; grey: nothing captured" : "");
    }

    private double captureEnd() {
        return (buckets.lastNanos() - buckets.startNanos(0))
                / (double) buckets.width().nanos();
    }

    private long largest() {
        long largest = 1;
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            largest = Math.max(largest, buckets.count(bucket));
        }
        return largest;
    }

    private BarDataset dataset() {
        double[] edges = new double[buckets.size() + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i;
        }
        long[][] counts = new long[stack.size()][buckets.size()];
        for (int row = 0; row < stack.size(); row++) {
            for (int bucket = 0; bucket < buckets.size(); bucket++) {
                counts[row][bucket] = buckets.count(stack.get(row), bucket);
            }
        }
        return new BarDataset(stack.stream().map(Outcome::label).toList(), edges, counts);
    }

    private StackedXYBarRenderer renderer() {
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.12);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        for (int row = 0; row < stack.size(); row++) {
            renderer.setSeriesPaint(row, OutcomeStyle.fill(stack.get(row)));
            renderer.setSeriesOutlinePaint(row, OutcomeStyle.edge(stack.get(row)));
            renderer.setSeriesOutlineStroke(row, ChartTheme.HAIRLINE);
        }
        return renderer;
    }

    private LegendItemCollection legend() {
        LegendItemCollection items = new LegendItemCollection();
        for (Outcome outcome : OutcomeStyle.ORDER) {
            if (data.attempts(outcome) > 0) {
                items.add(new LegendItem(
                        String.format(Locale.ROOT, "%s %,d", outcome.label(), data.attempts(outcome)),
                        null,
                        null,
                        null,
                        new Rectangle2D.Double(-5, -5, 10, 10),
                        OutcomeStyle.fill(outcome),
                        ChartTheme.HAIRLINE,
                        OutcomeStyle.edge(outcome)));
            }
        }
        return items;
    }
}
