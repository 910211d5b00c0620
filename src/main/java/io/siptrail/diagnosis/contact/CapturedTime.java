package io.siptrail.diagnosis.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The stretches of time that the inputs cover together. Where none does, nothing is known, not even that nothing happened. */
public final class CapturedTime {

    /** Files of one set follow each other with less than this between them. */
    private static final long SEAM = 30_000_000_000L;

    private final List<Span> spans;

    /**
     * One stretch.
     *
     * @param from raw time of its first frame, nanoseconds since the epoch
     * @param to raw time of its last frame
     */
    public record Span(long from, long to) {}

    private CapturedTime(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /** What these cover together, in any order. */
    public static CapturedTime of(List<Span> inputs) {
        return of(inputs, Set.of());
    }

    /**
     * What these cover together.
     *
     * @param inputs in any order
     * @param holes times from the end of one to the beginning of another in which packets are missing, however short
     */
    public static CapturedTime of(List<Span> inputs, Set<Span> holes) {
        List<Span> sorted = new ArrayList<>(inputs);
        sorted.sort(Comparator.comparingLong(Span::from));
        List<Span> spans = new ArrayList<>();
        for (Span next : sorted) {
            Span before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            boolean joins = before != null
                    && next.from() - before.to() <= SEAM
                    && !holes.contains(new Span(before.to(), next.from()));
            if (before != null && joins) {
                spans.set(spans.size() - 1, new Span(before.from(), Math.max(before.to(), next.to())));
            } else {
                spans.add(next);
            }
        }
        return new CapturedTime(spans);
    }

    /** The stretches in order; none touches another. */
    public List<Span> spans() {
        return spans;
    }

    /** When the last of them ends; 0 when there is none. */
    public long end() {
        return spans.isEmpty() ? 0 : spans.get(spans.size() - 1).to();
    }

    /** Whether one stretch covers both times and all between them. */
    public boolean covers(long from, long to) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = spans.get(middle);
            if (from < span.from()) {
                high = middle - 1;
            } else if (from > span.to()) {
                low = middle + 1;
            } else {
                return to <= span.to();
            }
        }
        return false;
    }
}
