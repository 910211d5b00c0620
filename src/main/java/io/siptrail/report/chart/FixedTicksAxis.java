package io.siptrail.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis whose ticks and their texts are given, so that they depend on neither sizes of fonts nor a locale. */
final class FixedTicksAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;
    private static final int COUNT_TICKS = 6;

    private final double[] values;
    private final String[] texts;

    /**
     * @param values where the ticks stand
     * @param texts as many
     */
    FixedTicksAxis(String label, double from, double to, List<Double> values, List<String> texts) {
        super(label);
        this.values = values.stream().mapToDouble(Double::doubleValue).toArray();
        this.texts = texts.toArray(String[]::new);
        setRange(from, to);
    }

    /**
     * An axis of counts from zero.
     *
     * @param largest count that is shown, at least 1
     * @param headroom what remains free above it, as a fraction of it
     */
    static FixedTicksAxis counts(String label, long largest, double headroom) {
        long step = NiceStep.atLeast((largest + COUNT_TICKS - 1) / COUNT_TICKS);
        double top = largest * (1 + headroom);
        List<Double> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (long count = 0; count <= top; count += step) {
            values.add((double) count);
            texts.add(String.format(Locale.ROOT, "%,d", count));
        }
        return new FixedTicksAxis(label, 0, top, values, texts);
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        List<NumberTick> ticks = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            ticks.add(new NumberTick(values[i], texts[i], anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }
}
