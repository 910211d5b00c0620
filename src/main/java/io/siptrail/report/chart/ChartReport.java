package io.siptrail.report.chart;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Draws {@code registration-times}, {@code attempts-over-time} and {@code outcomes}. A chart that would have nothing to
 * say is not drawn. Attempts are only counted, so memory does not grow with them; AWT and the chart library are loaded
 * when there is something to draw.
 */
public final class ChartReport implements AuditVisitor {

    private final Path directory;
    private final Set<ChartFormat> formats;
    private final Consumer<String> warnings;
    private final boolean kept;
    private Optional<ChartData> data = Optional.empty();
    private Map<String, byte[]> pictures = Map.of();

    /**
     * @param directory of the charts; made when there is something to draw
     * @param formats each chart is written in all of them
     * @param warnings is told, in one sentence, when the charts are left out because Java cannot draw text here
     */
    public ChartReport(Path directory, Set<ChartFormat> formats, Consumer<String> warnings) {
        this(directory, formats, /* kept= */ false, warnings);
    }

    /**
     * The same.
     *
     * @param kept whether the SVG documents are also kept for {@link #pictures}
     */
    public ChartReport(Path directory, Set<ChartFormat> formats, boolean kept, Consumer<String> warnings) {
        this.kept = kept;
        this.directory = directory;
        this.formats = Set.copyOf(formats);
        this.warnings = warnings;
    }

    @Override
    public void begin(AuditSummary summary) {
        data = Optional.of(new ChartData(summary));
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        data.ifPresent(counted -> counted.add(attempt.attempt()));
    }

    @Override
    public void end() throws IOException {
        if ((formats.isEmpty() && !kept) || data.filter(ChartData::speaks).isEmpty()) {
            return;
        }
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            warnings.accept("The charts are left out, because Java cannot draw text here: " + obstacle.get());
            return;
        }
        ChartFolder folder = new ChartFolder(directory, formats, kept, ChartTheme.carried());
        folder.write(data.get());
        pictures = folder.pictures();
    }

    /** The SVG documents by name, after the end, where they were to be kept. */
    public Map<String, byte[]> pictures() {
        return pictures;
    }

    private static Optional<String> obstacle() {
        try {
            return AwtStart.obstacle();
        } catch (LinkageError e) {
            return Optional.of(e.toString());
        }
    }
}
