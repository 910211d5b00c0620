package io.siptrail.report.chart;

/** What a chart is written as. */
public enum ChartFormat {
    /** Text and shapes; the same bytes on every machine. */
    SVG(".svg"),
    /** 1920 by 960 pixels; their compression may differ from one Java to the next. */
    PNG(".png");

    private final String suffix;

    ChartFormat(String suffix) {
        this.suffix = suffix;
    }

    /** What the file's name ends in, with the dot. */
    String suffix() {
        return suffix;
    }
}
