package io.siptrail.report.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.JFreeChart;

/** Where the charts are written, each in every format. */
final class ChartFolder {

    private final Path directory;
    private final Set<ChartFormat> formats;
    private final boolean kept;
    private final ChartTheme theme;
    private final Map<String, byte[]> pictures = new LinkedHashMap<>();

    /** Keeps the SVG documents too where that is asked for. */
    ChartFolder(Path directory, Set<ChartFormat> formats, boolean kept, ChartTheme theme) {
        this.directory = directory;
        this.formats = formats;
        this.kept = kept;
        this.theme = theme;
    }

    /** The documents that were kept, by name. */
    Map<String, byte[]> pictures() {
        return pictures;
    }

    /** Draws and writes what the data have to say. */
    void write(ChartData data, ContactChartData contacts) throws IOException {
        if (!formats.isEmpty()) {
            Files.createDirectories(directory);
        }
        attempts(data);
        contacts(contacts);
    }

    private void attempts(ChartData data) throws IOException {
        if (!data.speaks()) {
            return;
        }
        Optional<DurationBins> bins = data.bins();
        if (bins.isPresent()) {
            write("registration-times", new RegistrationTimesChart(theme, bins.get(), data.totals()).draw());
        }
        Optional<TimeBuckets> buckets = data.buckets();
        if (buckets.isPresent()) {
            write("attempts-over-time", new AttemptsOverTimeChart(theme, buckets.get(), data).draw());
        }
        write("outcomes", new OutcomesChart(theme, data).draw());
    }

    private void contacts(ContactChartData data) throws IOException {
        Optional<ContactBuckets> buckets = data.buckets();
        if (buckets.isPresent()) {
            write("contacts-over-time", new ContactsOverTimeChart(theme, buckets.get(), data.bindings()).draw());
        }
        List<AorContacts> most = data.most();
        if (!most.isEmpty()) {
            write("contacts-per-aor", new ContactsPerAorChart(theme, most, data.aors()).draw());
        }
        List<AorContacts> worst = data.worst();
        if (!worst.isEmpty() && buckets.isPresent()) {
            write("bindings", new BindingsChart(theme, worst, data.captured()).draw());
        }
        if (data.refreshes().count() > 0) {
            write("refresh-fraction", new RefreshFractionChart(theme, data.refreshes()).draw());
        }
    }

    private void write(String name, JFreeChart chart) throws IOException {
        if (kept) {
            pictures.put(name, ChartPicture.svg(chart, name, theme));
        }
        for (ChartFormat format : formats) {
            byte[] picture = switch (format) {
                case SVG -> ChartPicture.svg(chart, name, theme);
                case PNG -> ChartPicture.png(chart);
            };
            Files.write(directory.resolve(name + format.suffix()), picture);
        }
    }
}
