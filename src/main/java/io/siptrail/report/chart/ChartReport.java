package io.siptrail.report.chart;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.contact.JudgedBinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Draws {@code registration-times}, {@code attempts-over-time} and {@code outcomes} of attempts, {@code contacts-over-time},
 * {@code contacts-per-aor}, {@code bindings} and {@code refresh-fraction} of contacts. A chart that would have nothing to
 * say is not drawn. All are only counted, so memory does not grow with them.
 */
public final class ChartReport implements AuditVisitor {

    private final ChartStart start;
    private final Path directory;
    private final Set<ChartFormat> formats;
    private final Consumer<String> warnings;
    private final boolean kept;
    private Optional<ChartData> data = Optional.empty();
    private Map<String, byte[]> pictures = Map.of();
    private Optional<ContactChartData> contacts = Optional.empty();

    /**
     * @param start of AWT, awaited when there is something to draw
     * @param directory of the charts; made when there is something to draw
     * @param formats each chart is written in all of them
     * @param warnings is told, in one sentence, when the charts are left out because Java cannot draw text here
     */
    public ChartReport(ChartStart start, Path directory, Set<ChartFormat> formats, Consumer<String> warnings) {
        this(start, directory, formats, /* kept= */ false, warnings);
    }

    /**
     * The same.
     *
     * @param kept whether the SVG documents are also kept for {@link #pictures}
     */
    public ChartReport(
            ChartStart start, Path directory, Set<ChartFormat> formats, boolean kept, Consumer<String> warnings) {
        this.start = start;
        this.kept = kept;
        this.directory = directory;
        this.formats = Set.copyOf(formats);
        this.warnings = warnings;
    }

    @Override
    public void begin(AuditSummary summary) {
        data = Optional.of(new ChartData(summary));
        contacts = Optional.of(new ContactChartData(summary));
    }

    @Override
    public void binding(JudgedBinding binding) {
        contacts.ifPresent(counted -> counted.add(binding));
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        data.ifPresent(counted -> counted.add(attempt.attempt()));
    }

    @Override
    public void end() throws IOException {
        contacts.ifPresent(ContactChartData::finish);
        boolean speaks = data.filter(ChartData::speaks).isPresent()
                || contacts.filter(known -> known.bindings() > 0).isPresent();
        if ((formats.isEmpty() && !kept) || !speaks) {
            return;
        }
        Optional<String> obstacle = start.awaited();
        if (obstacle.isPresent()) {
            warnings.accept("The charts are left out, because Java cannot draw text here: " + obstacle.get());
            return;
        }
        ChartFolder folder = new ChartFolder(directory, formats, kept, ChartTheme.carried());
        folder.write(data.orElseThrow(), contacts.orElseThrow());
        pictures = folder.pictures();
    }

    /** The SVG documents by name, after the end, where they were to be kept. */
    public Map<String, byte[]> pictures() {
        return pictures;
    }
}
