package io.siptrail.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The look that the charts share: white paper, thin grey lines, and no font but those that the jar carries. */
final class ChartTheme {

    static final String REGULAR = "LiberationSans-Regular.ttf";
    static final String BOLD = "LiberationSans-Bold.ttf";

    /** Nearly black, for what must be read. */
    static final Color INK = new Color(0x222222);
    /** For what may be read. */
    static final Color SOFT = new Color(0x595959);

    /** For where there are no data. */
    static final Color BLANK = new Color(0xF0F0F0);

    static final Color GRID = new Color(0xE2E2E2);
    static final Stroke HAIRLINE = new BasicStroke(0.75f);

    private static final RectangleInsets PAGE = new RectangleInsets(14, 14, 10, 38);

    private final Font regular;
    private final Font bold;

    private ChartTheme(Font regular, Font bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /** The theme with the fonts of the jar; AWT must have started. */
    static ChartTheme carried() throws IOException {
        // Otherwise the library draws rotated text as outlines, which nobody can search or copy.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        return new ChartTheme(font(REGULAR), font(BOLD));
    }

    private static Font font(String name) throws IOException {
        try (InputStream file = open(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException e) {
            throw new IOException("the font " + name + " of this program is damaged", e);
        }
    }

    /** A font file of the jar. */
    static InputStream open(String name) throws IOException {
        InputStream file = ChartTheme.class.getResourceAsStream(name);
        if (file == null) {
            throw new FileNotFoundException("the font " + name + " is missing in this program");
        }
        return file;
    }

    Font regular(float size) {
        return regular.deriveFont(size);
    }

    /** Bold in name too, since an SVG says the name and the weight, not the file. */
    Font bold(float size) {
        return bold.deriveFont(Font.BOLD, size);
    }

    /** A chart of a plot under a title that says what is shown and a smaller line that says how. */
    JFreeChart chart(String title, String explanation, Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setNoDataMessageFont(regular(12));
        JFreeChart chart = new JFreeChart("", bold(17), plot, false);
        chart.setTitle(line(title, bold(17), INK, 2));
        chart.addSubtitle(line(explanation, regular(13), SOFT, 12));
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(PAGE);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return chart;
    }

    private static TextTitle line(String text, Font font, Color colour, double below) {
        TextTitle line = new TextTitle(text, font);
        line.setPaint(colour);
        line.setHorizontalAlignment(HorizontalAlignment.LEFT);
        line.setPadding(0, 4, below, 0);
        line.setExpandToFitSpace(true);
        return line;
    }

    /** Adds the legend of a plot that has legend items. */
    void legend(JFreeChart chart) {
        LegendTitle legend = new LegendTitle(chart.getPlot());
        legend.setItemFont(regular(12));
        legend.setItemPaint(INK);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 8, 2, 3));
        legend.setMargin(8, 0, 0, 0);
        legend.setBackgroundPaint(Color.WHITE);
        chart.addLegend(legend);
    }

    /** Dresses a plot with two axes of values. */
    void dress(XYPlot plot) {
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(HAIRLINE);
        dress(plot.getDomainAxis());
        dress(plot.getRangeAxis());
        plot.getDomainAxis().setTickLabelInsets(new RectangleInsets(4, 4, 2, 4));
        plot.getRangeAxis().setAxisLineVisible(false);
        plot.getRangeAxis().setTickMarksVisible(false);
    }

    void dress(Axis axis) {
        axis.setLabelFont(regular(13));
        axis.setLabelPaint(SOFT);
        axis.setTickLabelFont(regular(12));
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(SOFT);
        axis.setTickMarkPaint(SOFT);
        axis.setTickMarkOutsideLength(4);
    }
}
