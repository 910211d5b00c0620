package io.siptrail.report.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** A chart as the bytes of a file. */
final class ChartPicture {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;
    /** Pixels of a PNG per unit of a chart, so that text stays sharp on fine screens and on paper. */
    private static final int SCALE = 2;

    private static final Rectangle2D PAGE = new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);

    private ChartPicture() {}

    /** An SVG document in UTF-8, whose ids begin with the chart's name so that several can stand in one page. */
    static byte[] svg(JFreeChart chart, String name, ChartTheme theme) {
        SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
        graphics.setDefsKeyPrefix(name + "-");
        graphics.setGeomDoubleConverter(ChartPicture::decimal);
        graphics.setTransformDoubleConverter(ChartPicture::decimal);
        graphics.setFontFunction(family -> '"' + family + "\", Arial, Helvetica, sans-serif");
        chart.draw(graphics, PAGE);
        String element = graphics.getSVGElement(name, true, new ViewBox(0, 0, WIDTH, HEIGHT), null, null);
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + FixedText.of(element, theme) + "\n";
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** Two decimals at the most. A double's own text is not the same in every version of Java. */
    private static String decimal(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A PNG file. */
    static byte[] png(JFreeChart chart) {
        return png(chart, PAGE, SCALE);
    }

    /** A PNG file of a page of that size, so many pixels to the unit. */
    static byte[] png(JFreeChart chart, Rectangle2D page, int scale) {
        BufferedImage image = new BufferedImage(
                (int) (page.getWidth() * scale), (int) (page.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        chart.draw(graphics, page);
        graphics.dispose();
        return PngFile.of(image);
    }
}
