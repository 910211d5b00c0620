package io.siptrail.report.chart;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;

/**
 * Where the charts are written, each in every format. They are drawn at the same time, on as many threads as there are
 * processors: no chart knows of another, and the pixels of one take Java a tenth of a second when it has just begun.
 */
final class ChartFolder {

    private final Path directory;
    private final Set<ChartFormat> formats;
    private final boolean kept;
    private final ChartTheme theme;
    private final Map<String, byte[]> pictures = new LinkedHashMap<>();

    /** A chart by its name, not drawn yet. */
    private record Sketch(String name, Supplier<JFreeChart> chart) {}

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
        List<Sketch> sketches = new ArrayList<>();
        attempts(data, sketches);
        contacts(contacts, sketches);
        write(sketches);
    }

    private void attempts(ChartData data, List<Sketch> sketches) {
        if (!data.speaks()) {
            return;
        }
        Optional<DurationBins> bins = data.bins();
        if (bins.isPresent()) {
            RegistrationTimesChart chart = new RegistrationTimesChart(theme, bins.get(), data.totals());
            sketches.add(new Sketch("registration-times", chart::draw));
        }
        Optional<TimeBuckets> buckets = data.buckets();
        if (buckets.isPresent()) {
            AttemptsOverTimeChart chart = new AttemptsOverTimeChart(theme, buckets.get(), data);
            sketches.add(new Sketch("attempts-over-time", chart::draw));
        }
        sketches.add(new Sketch("outcomes", new OutcomesChart(theme, data)::draw));
    }

    private void contacts(ContactChartData data, List<Sketch> sketches) {
        Optional<ContactBuckets> buckets = data.buckets();
        if (buckets.isPresent()) {
            ContactsOverTimeChart chart = new ContactsOverTimeChart(theme, buckets.get(), data.bindings());
            sketches.add(new Sketch("contacts-over-time", chart::draw));
        }
        List<AorContacts> most = data.most();
        if (!most.isEmpty()) {
            sketches.add(new Sketch("contacts-per-aor", new ContactsPerAorChart(theme, most, data.aors())::draw));
        }
        List<AorContacts> worst = data.worst();
        if (!worst.isEmpty() && buckets.isPresent()) {
            sketches.add(new Sketch("bindings", new BindingsChart(theme, worst, data.captured())::draw));
        }
        if (data.refreshes().count() > 0) {
            sketches.add(new Sketch("refresh-fraction", new RefreshFractionChart(theme, data.refreshes())::draw));
        }
    }

    private void write(List<Sketch> sketches) throws IOException {
        ExecutorService painters =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Optional<byte[]>>> drawn = new ArrayList<>();
            for (Sketch sketch : sketches) {
                drawn.add(painters.submit(() -> write(sketch)));
            }
            Optional<ExecutionException> fault = Optional.empty();
            for (int i = 0; i < drawn.size(); i++) {
                try {
                    String name = sketches.get(i).name();
                    drawn.get(i).get().ifPresent(document -> pictures.put(name, document));
                } catch (ExecutionException failed) {
                    fault = fault.or(() -> Optional.of(failed));
                }
            }
            // Only now, when nobody writes into the folder any more.
            if (fault.isPresent() && fault.get().getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            if (fault.isPresent()) {
                throw new IllegalStateException("a chart could not be drawn", fault.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the charts were not drawn to the end");
        } finally {
            painters.shutdownNow();
        }
    }

    /** The SVG document where it is to be kept. */
    private Optional<byte[]> write(Sketch sketch) throws IOException {
        JFreeChart chart = sketch.chart().get();
        boolean vector = kept || formats.contains(ChartFormat.SVG);
        Optional<byte[]> document =
                vector ? Optional.of(ChartPicture.svg(chart, sketch.name(), theme)) : Optional.empty();
        for (ChartFormat format : formats) {
            byte[] picture = switch (format) {
                case SVG -> document.orElseThrow();
                case PNG -> ChartPicture.png(chart);
            };
            Files.write(directory.resolve(sketch.name() + format.suffix()), picture);
        }
        return kept ? document : Optional.empty();
    }
}
