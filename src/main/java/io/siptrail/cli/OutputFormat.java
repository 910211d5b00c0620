package io.siptrail.cli;

import io.siptrail.report.chart.ChartFormat;
import java.util.EnumSet;
import java.util.Set;

/** What an audit can write, as the command line spells it. */
enum OutputFormat {
    csv,
    json,
    svg,
    png,
    html;

    /** The formats of charts among these. */
    static Set<ChartFormat> charts(Set<OutputFormat> formats) {
        Set<ChartFormat> charts = EnumSet.noneOf(ChartFormat.class);
        if (formats.contains(svg)) {
            charts.add(ChartFormat.SVG);
        }
        if (formats.contains(png)) {
            charts.add(ChartFormat.PNG);
        }
        return charts;
    }
}
