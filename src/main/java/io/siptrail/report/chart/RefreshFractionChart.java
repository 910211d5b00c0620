package io.siptrail.report.chart;

import io.siptrail.registration.RefreshFractions;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** At what part of their time bindings were refreshed: a histogram. What stands right of the line had lapsed. */
final class RefreshFractionChart {

    private static final Color FILL = new Color(0x0072B2);
    private static final BasicStroke SOLID = new BasicStroke(1.5f);
    private static final double HEADROOM = 0.12;
    private static final int STEP_PERCENT = 100 / RefreshFractions.STEPS_IN_LIFETIME;
    private static final int TICK_PERCENT = 25;

    private final ChartTheme theme;
    private final RefreshFractions fractions;

    RefreshFractionChart(ChartTheme theme, RefreshFractions fractions) {
        this.theme = theme;
        this.fractions = fractions;
    }

    JFreeChart draw() {
        int steps = fractions.steps();
        double[] edges = new double[steps + 1];
        long[][] counts = new long[2][steps];
        long largest = 1;
        for (int i = 0; i < steps; i++) {
            edges[i] = i * STEP_PERCENT;
            counts[i < RefreshFractions.STEPS_IN_LIFETIME ? 0 : 1][i] = fractions.count(i);
            largest = Math.max(largest, fractions.count(i));
        }
        edges[steps] = steps * STEP_PERCENT;
        XYPlot plot = new XYPlot(
                new BarDataset(List.of("in time", "lapsed"), edges, counts),
                percent(edges[steps]),
                FixedTicksAxis.counts("Refreshes", largest, HEADROOM),
                renderer());
        theme.dress(plot);
        mark(plot);
        return theme.chart(
                String.format(
                        Locale.ROOT,
                        "Refreshes by the part of the granted time that had passed (n = %,d)",
                        fractions.count()),
                "Most clients refresh between half and nine tenths; from 200 % on all in the last bar",
                plot);
    }

    private static FixedTicksAxis percent(double to) {
        List<Double> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int tick = 0; tick <= 2 * 100; tick += TICK_PERCENT) {
            values.add((double) tick);
            texts.add(tick + " %");
        }
        return new FixedTicksAxis("Part of the granted time (" + STEP_PERCENT + " % per bar)", 0, to, values, texts);
    }

    private void mark(XYPlot plot) {
        ValueMarker marker = new ValueMarker(100, ChartTheme.INK, SOLID);
        marker.setLabel("lapsed");
        marker.setLabelFont(theme.bold(13));
        marker.setLabelPaint(ChartTheme.INK);
        marker.setLabelBackgroundColor(Color.WHITE);
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(2, 5, 2, 5));
        plot.addDomainMarker(marker);
    }

    private static StackedXYBarRenderer renderer() {
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.06);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setSeriesPaint(0, FILL);
        renderer.setSeriesOutlinePaint(0, FILL);
        renderer.setSeriesPaint(1, ContactStyle.STALE);
        renderer.setSeriesOutlinePaint(1, ChartTheme.INK);
        renderer.setDefaultOutlineStroke(ChartTheme.HAIRLINE);
        return renderer;
    }
}
