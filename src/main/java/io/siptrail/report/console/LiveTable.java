package io.siptrail.report.console;

import io.siptrail.analysis.AttemptNews;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Printable;
import io.siptrail.report.Timestamps;
import io.siptrail.transaction.Position;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of the attempts of a capture that goes on: how many ended how, why, and the last of them, those that failed for
 * themselves so that the others do not push them out. Safe for use by several threads.
 */
public final class LiveTable {

    private static final int FAILED = 10;
    private static final int OTHERS = 6;
    private static final int CAUSES = 5;
    private static final List<String> COLUMNS =
            List.of("time", "aor", "kind", "outcome", "cause", "status", "source", "total ms", "user agent");

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> causes = new HashMap<>();
    private final Map<Position, AttemptNews> failed = new LinkedHashMap<>();
    private final Map<Position, AttemptNews> others = new LinkedHashMap<>();
    private Terminal terminal;

    public LiveTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /** From now on it is set for this terminal. */
    public synchronized void fit(Terminal resized) {
        terminal = resized;
    }

    /** Takes news of an attempt. */
    public synchronized void hear(AttemptNews news) {
        Position position = news.attempt().position();
        failed.remove(position);
        others.remove(position);
        news.before().ifPresent(before -> outcomes.merge(before, -1L, Long::sum));
        if (news.dropped()) {
            return;
        }
        outcomes.merge(news.outcome(), 1L, Long::sum);
        news.diagnosis().ifPresent(why -> causes.merge(why.cause().id(), 1L, Long::sum));
        if (news.outcome().failed()) {
            keep(failed, FAILED, position, news);
        } else {
            keep(others, OTHERS, position, news);
        }
    }

    private static void keep(Map<Position, AttemptNews> rows, int most, Position position, AttemptNews news) {
        rows.put(position, news);
        if (rows.size() > most) {
            rows.remove(rows.keySet().iterator().next());
        }
    }

    /** The table as it stands, in lines of the width of the terminal. */
    public synchronized List<String> lines(LiveCounts counts) {
        List<String> lines = new ArrayList<>();
        lines.addAll(terminal.wrapped(seen(counts), 0));
        lines.addAll(terminal.wrapped("attempts: " + outcomes(), 0));
        if (!causes.isEmpty()) {
            lines.addAll(terminal.wrapped("causes: " + causes(), 0));
        }
        List<AttemptNews> rows = new ArrayList<>(failed.values());
        rows.addAll(others.values());
        if (!rows.isEmpty()) {
            rows.sort(Comparator.comparing(row -> row.attempt().position()));
            lines.add("");
            lines.addAll(table(rows));
        }
        return lines;
    }

    private static String seen(LiveCounts counts) {
        return "live on " + Printable.of(counts.device()) + " for " + counts.seconds() + " s: " + counts.packets()
                + " packets (" + counts.packetsPerSecond() + "/s), " + counts.dropped() + " dropped; "
                + counts.messages()
                + " SIP messages, " + counts.registers() + " REGISTER (" + counts.registersPerSecond() + "/s)";
    }

    private String outcomes() {
        String counted = outcomes.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getKey().label() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        return counted.isEmpty() ? "none yet" : counted;
    }

    private String causes() {
        return causes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(CAUSES)
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<String> table(List<AttemptNews> news) {
        StringWriter text = new StringWriter();
        try (TableRows rows = new TableRows(text, terminal, COLUMNS, COLUMNS, "")) {
            for (AttemptNews each : news) {
                row(rows, each);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().lines().toList();
    }

    private static void row(TableRows rows, AttemptNews news) throws IOException {
        Attempt attempt = news.attempt();
        rows.time(attempt.startNanos())
                .text(attempt.aor())
                .cell(attempt.kind().label())
                .cell(attempt.outcome().label())
                .cell(cause(news))
                .text(status(attempt))
                .text(attempt.source().toString())
                .duration(attempt.totalNanos())
                .text(attempt.userAgent())
                .endRow();
    }

    private static String cause(AttemptNews news) {
        return news.diagnosis().map(why -> why.cause().id()).orElse("");
    }

    private static String status(Attempt attempt) {
        return attempt.finalResponse()
                .map(last -> (last.status() + " " + last.reason()).strip())
                .orElse("");
    }

    /** The same as one line, for what is no terminal. */
    public static String line(AttemptNews news) {
        Attempt attempt = news.attempt();
        List<String> words = List.of(
                Timestamps.iso(attempt.startNanos()),
                attempt.aor(),
                attempt.kind().label(),
                attempt.outcome().label(),
                cause(news),
                status(attempt),
                "from " + attempt.source(),
                attempt.totalNanos().isPresent() ? Milliseconds.of(attempt.totalNanos()) + " ms" : "",
                news.before()
                        .filter(before -> before != Outcome.PENDING)
                        .map(before -> "(not " + before.label() + ")")
                        .orElse(""));
        return words.stream().filter(word -> !word.isEmpty()).map(Printable::of).collect(Collectors.joining("  "));
    }
}
