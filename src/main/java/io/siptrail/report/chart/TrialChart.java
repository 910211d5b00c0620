package io.siptrail.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;

/** A small chart that nobody sees. Apart from {@link ChartStart}, so that Java can load that where it has no AWT. */
final class TrialChart {

    private TrialChart() {}

    /** Draws it in every way that charts are drawn. */
    static void draw(ChartTheme theme) {
        BarDataset bars = new BarDataset(List.of("trial"), new double[] {0, 1}, new long[][] {{1}});
        FixedTicksAxis across = new FixedTicksAxis("Trial", 0, 1, List.of(0.0, 1.0), List.of("0", "1"));
        XYPlot plot = new XYPlot(bars, across, FixedTicksAxis.counts("Trial", 1, 0), new XYBarRenderer());
        theme.dress(plot);
        JFreeChart chart = theme.chart("Trial", "Trial", plot);
        ChartPicture.svg(chart, "trial", theme);
        ChartPicture.png(chart, new Rectangle2D.Double(0, 0, 48, 24), 1);
    }
}
