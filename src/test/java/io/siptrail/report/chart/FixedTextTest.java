package io.siptrail.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class FixedTextTest {

    private static final Pattern LENGTH = Pattern.compile("textLength='([0-9.]+)' lengthAdjust='spacingAndGlyphs'");

    /** The digits of Liberation Sans are 1139 of 2048 units wide, as those of Arial are. */
    @Test
    void textHasTheLengthOfTheFontItWasLaidOutWith() throws IOException {
        assertThat(length("<text x='1' y='2' style='font-size: 20px;'>0123456789</text>"))
                .isCloseTo(10 * 20 * 1139 / 2048.0, within(0.1));
    }

    @Test
    void anEntityCountsAsTheCharacterItStandsFor() throws IOException {
        assertThat(length("<text x='1' y='2' style='font-size: 20px;'>&lt;</text>"))
                .isCloseTo(20 * 1196 / 2048.0, within(0.1));
    }

    @Test
    void whatIsNoTextStaysAsItIs() throws IOException {
        String svg = "<rect x='1'/><path d='M0 0'/>";

        assertThat(FixedText.of(svg, theme())).isEqualTo(svg);
    }

    private static double length(String svg) throws IOException {
        String fixed = FixedText.of(svg, theme());
        Matcher matcher = LENGTH.matcher(fixed);
        assertThat(matcher.find()).as(fixed).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static ChartTheme theme() throws IOException {
        return ChartTheme.carried();
    }
}
