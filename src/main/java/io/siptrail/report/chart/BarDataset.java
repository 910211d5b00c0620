package io.siptrail.report.chart;

import java.util.List;
import org.jfree.data.xy.AbstractIntervalXYDataset;
import org.jfree.data.xy.TableXYDataset;

/** Counts of several series over the same row of bars. A count of zero is no bar at all. */
final class BarDataset extends AbstractIntervalXYDataset implements TableXYDataset {

    private static final long serialVersionUID = 1L;

    private final String[] series;
    private final double[] edges;
    private final long[][] counts;

    /**
     * @param series names
     * @param edges of the bars, one more than bars, rising
     * @param counts by series and bar
     */
    BarDataset(List<String> series, double[] edges, long[][] counts) {
        this.series = series.toArray(String[]::new);
        this.edges = edges;
        this.counts = counts;
    }

    @Override
    public int getItemCount() {
        return edges.length - 1;
    }

    @Override
    public int getItemCount(int row) {
        return getItemCount();
    }

    @Override
    public int getSeriesCount() {
        return series.length;
    }

    @Override
    public String getSeriesKey(int row) {
        return series[row];
    }

    @Override
    public double getXValue(int row, int item) {
        return (edges[item] + edges[item + 1]) / 2;
    }

    @Override
    public Double getX(int row, int item) {
        return getXValue(row, item);
    }

    @Override
    public double getStartXValue(int row, int item) {
        return edges[item];
    }

    @Override
    public Double getStartX(int row, int item) {
        return getStartXValue(row, item);
    }

    @Override
    public double getEndXValue(int row, int item) {
        return edges[item + 1];
    }

    @Override
    public Double getEndX(int row, int item) {
        return getEndXValue(row, item);
    }

    @Override
    public double getYValue(int row, int item) {
        return counts[row][item] == 0 ? Double.NaN : counts[row][item];
    }

    @Override
    public Double getY(int row, int item) {
        return getYValue(row, item);
    }

    @Override
    public Double getStartY(int row, int item) {
        return getYValue(row, item);
    }

    @Override
    public Double getEndY(int row, int item) {
        return getYValue(row, item);
    }
}
