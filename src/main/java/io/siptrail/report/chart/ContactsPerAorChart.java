package io.siptrail.report.chart;

import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** The addresses-of-record with most contacts at once: a bar for each, its stale contacts first. */
final class ContactsPerAorChart {

    private static final double HEADROOM = 0.06;
    private static final int TEXT = 44;

    private final ChartTheme theme;
    private final List<AorContacts> most;
    private final long aors;

    ContactsPerAorChart(ChartTheme theme, List<AorContacts> most, long aors) {
        this.theme = theme;
        this.most = most;
        this.aors = aors;
    }

    JFreeChart draw() {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        long largest = 1;
        long live = 0;
        long stale = 0;
        for (int i = 0; i < most.size(); i++) {
            AorContacts contacts = most.get(i);
            Row row = new Row(i, ContactStyle.shortened(contacts.aor(), TEXT));
            dataset.addValue((double) contacts.stale(), "stale", row);
            dataset.addValue((double) contacts.live(), "live", row);
            largest = Math.max(largest, contacts.count());
            live += contacts.live();
            stale += contacts.stale();
        }
        CategoryPlot plot = new CategoryPlot(
                dataset,
                new CategoryAxis(),
                FixedTicksAxis.counts("Contacts held at once", largest, HEADROOM),
                renderer());
        dress(plot);
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(ContactStyle.legend("live", live, ContactStyle.LIVE, ContactStyle.LIVE));
        legend.add(ContactStyle.legend("stale", stale, ContactStyle.STALE, ChartTheme.INK));
        plot.setFixedLegendItems(legend);
        JFreeChart chart = theme.chart(
                String.format(Locale.ROOT, "Contacts per address-of-record (n = %,d)", aors), explanation(), plot);
        theme.legend(chart);
        return chart;
    }

    private String explanation() {
        String when = "At the moment when most were held together";
        return aors > most.size()
                ? String.format(
                        Locale.ROOT,
                        "%s; the %d with most, all others have at most %,d",
                        when,
                        most.size(),
                        most.get(most.size() - 1).count())
                : when;
    }

    /** A row, which is like no other though its text may be. */
    private static final class Row implements Comparable<Row> {

        private final int rank;
        private final String text;

        Row(int rank, String text) {
            this.rank = rank;
            this.text = text;
        }

        @Override
        public int compareTo(Row other) {
            return Integer.compare(rank, other.rank);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private void dress(CategoryPlot plot) {
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeGridlinePaint(ChartTheme.GRID);
        plot.setRangeGridlineStroke(ChartTheme.HAIRLINE);
        theme.dress(plot.getDomainAxis());
        theme.dress(plot.getRangeAxis());
        plot.getDomainAxis().setTickMarksVisible(false);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.5f);
        plot.getDomainAxis().setLowerMargin(0.02);
        plot.getDomainAxis().setUpperMargin(0.02);
        plot.getRangeAxis().setAxisLineVisible(false);
        plot.getRangeAxis().setTickMarksVisible(false);
    }

    private static StackedBarRenderer renderer() {
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setMaximumBarWidth(0.12);
        renderer.setSeriesPaint(0, ContactStyle.STALE);
        renderer.setSeriesOutlinePaint(0, ChartTheme.INK);
        renderer.setSeriesPaint(1, ContactStyle.LIVE);
        renderer.setSeriesOutlinePaint(1, ContactStyle.LIVE);
        renderer.setDefaultOutlineStroke(ChartTheme.HAIRLINE);
        return renderer;
    }
}
