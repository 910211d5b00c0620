package io.siptrail.report.chart;

import io.siptrail.registration.Outcome;
import java.awt.Paint;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** How attempts ended: a bar for each outcome, those that did not occur too, always in the same order. */
final class OutcomesChart {

    /** Room for the text after the longest bar. */
    private static final double HEADROOM = 0.16;

    private final ChartTheme theme;
    private final ChartData data;

    OutcomesChart(ChartTheme theme, ChartData data) {
        this.theme = theme;
        this.data = data;
    }

    JFreeChart draw() {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        long largest = 1;
        for (Outcome outcome : OutcomeStyle.ORDER) {
            dataset.addValue((double) data.attempts(outcome), "attempts", outcome.label());
            largest = Math.max(largest, data.attempts(outcome));
        }
        FixedTicksAxis counts = FixedTicksAxis.counts("Attempts", largest, HEADROOM);
        CategoryPlot plot = new CategoryPlot(dataset, new CategoryAxis(), counts, renderer());
        dress(plot);
        String title = String.format(Locale.ROOT, "Attempts by outcome (n = %,d)", data.attempts());
        return theme.chart(title, "How every registration attempt of the capture ended", plot);
    }

    private void dress(CategoryPlot plot) {
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeGridlinePaint(ChartTheme.GRID);
        plot.setRangeGridlineStroke(ChartTheme.HAIRLINE);
        theme.dress(plot.getDomainAxis());
        theme.dress(plot.getRangeAxis());
        plot.getDomainAxis().setTickLabelFont(theme.regular(13));
        plot.getDomainAxis().setTickMarksVisible(false);
        plot.getDomainAxis().setLowerMargin(0.02);
        plot.getDomainAxis().setUpperMargin(0.02);
        plot.getDomainAxis().setCategoryMargin(0.3);
        plot.getRangeAxis().setAxisLineVisible(false);
        plot.getRangeAxis().setTickMarksVisible(false);
    }

    private BarRenderer renderer() {
        BarRenderer renderer = new OutcomeBars();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setSeriesOutlineStroke(0, ChartTheme.HAIRLINE);
        renderer.setDefaultItemLabelGenerator(new Shares(data));
        renderer.setDefaultItemLabelFont(theme.bold(13));
        renderer.setDefaultItemLabelPaint(ChartTheme.INK);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setItemLabelInsets(new RectangleInsets(0, 6, 0, 6));
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        return renderer;
    }

    /** Bars in the colour of their outcome; where there is none, only the line of the axis. */
    private static final class OutcomeBars extends BarRenderer {

        private static final long serialVersionUID = 1L;

        @Override
        public Paint getItemPaint(int row, int column) {
            return isNone(row, column) ? ChartTheme.GRID : OutcomeStyle.fill(OutcomeStyle.ORDER.get(column));
        }

        @Override
        public Paint getItemOutlinePaint(int row, int column) {
            return isNone(row, column) ? ChartTheme.GRID : OutcomeStyle.edge(OutcomeStyle.ORDER.get(column));
        }

        private boolean isNone(int row, int column) {
            return getPlot().getDataset().getValue(row, column).longValue() == 0;
        }
    }

    /** The text after a bar: the count and its share, which never rounds to none or all when it is not. */
    private static final class Shares extends StandardCategoryItemLabelGenerator {

        private static final long serialVersionUID = 1L;

        private final long all;

        Shares(ChartData data) {
            all = data.attempts();
        }

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            long count = dataset.getValue(row, column).longValue();
            return count == 0 ? "0" : String.format(Locale.ROOT, "%,d (%s)", count, share(count));
        }

        private String share(long count) {
            double percent = 100.0 * count / all;
            if (percent < 0.1) {
                return "< 0.1 %";
            }
            if (count < all && percent > 99.9) {
                return "> 99.9 %";
            }
            return String.format(Locale.ROOT, count == all ? "%.0f %%" : "%.1f %%", percent);
        }
    }
}
