package io.siptrail.report.ladder;

import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.report.FrameNames;
import io.siptrail.transaction.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Draws who sent what to whom, a column for each participant:
 *
 * <pre>
 *            10.0.0.5:5060                 10.0.0.1:5060
 *    0.000         |-------- REGISTER 1 -------->|          #1
 *    0.020         |<----- 401 Unauthorized -----|          #2
 * </pre>
 */
public final class Ladder {

    /**
     * One line, with the label of its arrow apart so that it can be coloured.
     *
     * @param label empty where the line has no arrow
     */
    public record Line(String before, String label, Tone tone, String after) {

        static Line plain(String text) {
            return new Line(text, "", Tone.NEUTRAL, "");
        }

        /** All of it. */
        @Override
        public String toString() {
            return before + label + after;
        }
    }

    private static final int NARROWEST = 60;
    private static final int TIME = 10;
    private static final int LEFT = TIME + 9;
    private static final int RIGHT = 8;
    /** Longer arrows lead the eye astray. */
    private static final int WIDEST_GAP = 80;

    private static final int MOST_COLUMNS = 4;
    private static final int FIRST_STEPS = 24;
    private static final int LAST_STEPS = 12;

    private final int width;
    private final FrameNames frames;
    private final Participants participants;
    private final List<LadderStep> steps;
    private final int[] columns;
    private final boolean oneFile;
    private final int frameWidth;

    /** Draws an attempt in so many columns, at least 60. */
    public Ladder(NumberedAttempt attempt, FrameNames frames, int width) {
        this.frames = frames;
        this.participants = new Participants(attempt.attempt());
        this.steps = new LadderSteps(Math.max(NARROWEST, width)).of(attempt);
        this.oneFile =
                steps.stream().map(step -> step.frame().capture()).distinct().count() <= 1;
        this.frameWidth = steps.stream()
                .mapToInt(step -> name(step.frame()).length() + 2)
                .max()
                .orElse(2);
        int gaps = Math.max(1, Math.min(participants.count(), MOST_COLUMNS) - 1);
        this.width = Math.min(Math.max(NARROWEST, width), LEFT + gaps * WIDEST_GAP + RIGHT + frameWidth);
        this.columns = columns();
    }

    private int[] columns() {
        int count = Math.min(participants.count(), MOST_COLUMNS);
        int[] places = new int[count];
        int left = LEFT;
        int right = width - Math.min(frameWidth, width / 4) - RIGHT;
        for (int i = 0; i < count; i++) {
            places[i] = count == 1 ? left : left + (right - left) * i / (count - 1);
        }
        return places;
    }

    /** The drawing from top to bottom. */
    public List<Line> lines() {
        List<Line> out = new ArrayList<>();
        for (int row = 0; row < headerRows(); row++) {
            out.add(Line.plain(header(row)));
        }
        long start = steps.isEmpty() ? 0 : steps.get(0).timeNanos();
        int folded = Math.max(0, steps.size() - FIRST_STEPS - LAST_STEPS);
        for (int i = 0; i < steps.size(); i++) {
            if (folded > 0 && i == FIRST_STEPS) {
                out.add(Line.plain(lifelines("... " + folded + " more messages ...")));
                i += folded;
            }
            add(steps.get(i), start, out);
        }
        return out;
    }

    private int headerRows() {
        int rows = 1;
        for (int i = 0; i < columns.length; i++) {
            rows = Math.max(rows, participants.endpoints(i).size());
        }
        return rows;
    }

    private String header(int row) {
        char[] line = blank();
        for (int i = 0; i < columns.length; i++) {
            List<Endpoint> endpoints = participants.endpoints(i);
            String name = row < endpoints.size() ? endpoints.get(row).toString() : "";
            int from = columns[i] - name.length() / 2;
            put(line, Math.max(0, Math.min(from, line.length - name.length())), name);
        }
        return new String(line).stripTrailing();
    }

    private void add(LadderStep step, long start, List<Line> out) {
        int from = participants.place(step.from());
        int to = participants.place(step.to());
        String time = String.format(
                Locale.ROOT, "%" + (TIME - 1) + "s ", seconds(Transaction.elapsed(start, step.timeNanos())));
        if (!hasColumn(from) || !hasColumn(to) || from == to) {
            out.add(aside(step, time, to));
        } else {
            out.add(arrow(step, time, columns[from], columns[to]));
        }
        for (String note : step.notes()) {
            out.add(Line.plain(lifelines(note)));
        }
    }

    private boolean hasColumn(int place) {
        return place >= 0 && place < columns.length;
    }

    /** A message of somebody who has no column: it stands right of its receiver, or of the times where he has none either. */
    private Line aside(LadderStep step, String time, int to) {
        char[] line = blank();
        bars(line);
        put(line, 0, time);
        boolean router = step.from().port() == 0;
        String ends = router ? step.from().address() + ": " : step.from() + " -> " + step.to() + ": ";
        String frame = name(step.frame());
        int at = hasColumn(to) && router ? columns[to] + 1 : TIME;
        String arrow = (at == TIME ? "" : "<- ") + ends;
        put(line, at, arrow);
        String label = shortened(step.label(), Math.max(0, width - at - arrow.length() - frame.length() - 2));
        put(line, at + arrow.length(), label + " ");
        put(line, width - frame.length(), frame);
        String text = new String(line);
        int from = at + arrow.length();
        return new Line(
                text.substring(0, from),
                text.substring(from, from + label.length()),
                step.tone(),
                text.substring(from + label.length()));
    }

    private Line arrow(LadderStep step, String time, int from, int to) {
        char[] line = blank();
        bars(line);
        int left = Math.min(from, to) + 1;
        int right = Math.max(from, to) - 1;
        Arrays.fill(line, left, right + 1, '-');
        line[to > from ? right : left] = to > from ? '>' : '<';
        String label = " " + shortened(step.label(), right - left - 5) + " ";
        int at = left + (right - left + 1 - label.length()) / 2;
        put(line, 0, time);
        put(line, at, label);
        String whole = name(step.frame());
        String name = whole.substring(Math.max(0, whole.length() - width / 4));
        put(line, line.length - name.length(), name);
        String text = new String(line);
        return new Line(
                text.substring(0, at),
                text.substring(at, at + label.length()),
                step.tone(),
                text.substring(at + label.length()));
    }

    /** A line that goes on downwards, with text right of the first bar. */
    private String lifelines(String text) {
        char[] line = blank();
        bars(line);
        int from = columns[0] + 2;
        put(line, from, shortened(text, line.length - from) + " ");
        return new String(line).stripTrailing();
    }

    private char[] blank() {
        char[] line = new char[width];
        Arrays.fill(line, ' ');
        return line;
    }

    private void bars(char[] line) {
        for (int column : columns) {
            line[column] = '|';
        }
    }

    private static void put(char[] line, int at, String text) {
        for (int i = 0; i < text.length() && at + i < line.length; i++) {
            line[at + i] = text.charAt(i);
        }
    }

    /** By number alone where all are of one file. */
    private String name(FrameRef frame) {
        return (oneFile ? "" : frames.file(frame) + " ") + "#" + frame.number();
    }

    /** The text, or as much of it as fits into so many columns with an ellipsis. */
    static String shortened(String text, int columns) {
        if (text.length() <= columns) {
            return text;
        }
        int end = Math.max(0, columns - 3);
        while (end > 0 && text.charAt(end - 1) == '.') {
            end--;
        }
        return text.substring(0, end) + "...";
    }

    /** Empty when unknown. */
    private static String seconds(OptionalLong nanos) {
        return nanos.isEmpty()
                ? ""
                : BigDecimal.valueOf(nanos.getAsLong(), 9)
                        .setScale(3, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
