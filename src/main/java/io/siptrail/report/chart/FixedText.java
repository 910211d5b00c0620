package io.siptrail.report.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives every text of an SVG document the length that it has in the font it was laid out with (SVG 1.1 §10.5, {@code textLength}).
 * Where a system has another font in its place, the text is squeezed or stretched to that and reaches into nothing beside it.
 */
final class FixedText {

    private static final Pattern TEXT = Pattern.compile("<text ([^>]*font-size: ([0-9.]+)px;([^>]*))>([^<]*)</text>");
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private FixedText() {}

    static String of(String svg, ChartTheme theme) {
        Matcher text = TEXT.matcher(svg);
        return text.replaceAll(found -> {
            float size = Float.parseFloat(found.group(2));
            Font font = found.group(3).contains("bold") ? theme.bold(size) : theme.regular(size);
            String length = length(font, unescaped(found.group(4)));
            return Matcher.quoteReplacement("<text textLength='" + length + "' lengthAdjust='spacingAndGlyphs' "
                    + found.group(1) + ">" + found.group(4) + "</text>");
        });
    }

    private static String length(Font font, String text) {
        double width = font.getStringBounds(text, EXACT).getWidth();
        BigDecimal rounded = new BigDecimal(width).setScale(1, RoundingMode.HALF_EVEN);
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
