package io.siptrail.sip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers where the parameters of one value stand: the first of a name wins, no more than the limit are kept. Reused for one value after another. */
final class ParameterGatherer {

    private final SyntaxIssues issues;
    private byte[] bytes = {};
    private @Nullable String text;
    private int textStart;
    private int[] spans = new int[4 * Parameters.STRIDE];
    private int used;
    private boolean full;

    ParameterGatherer(SyntaxIssues issues) {
        this.issues = issues;
    }

    /** Begins anew, in a text as {@link WireText#cut} takes it, but that begins at {@code start} of the bytes. */
    ParameterGatherer in(byte[] shape, @Nullable String whole, int start) {
        bytes = shape;
        text = whole;
        textStart = start;
        used = 0;
        full = false;
        return this;
    }

    /** A parameter without a value. {@code offset} is where it stands in the message. */
    void addFlag(int nameStart, int nameEnd, int offset) {
        add(nameStart, nameEnd, Parameters.FLAG, Parameters.FLAG, offset);
    }

    /** A parameter with a value, which may be empty; a quoted one has its quote before {@code valueStart}. */
    void add(int nameStart, int nameEnd, int valueStart, int valueEnd, int offset) {
        if (has(nameStart, nameEnd)) {
            issue(IssueCode.DUPLICATE_PARAMETER, nameStart, nameEnd, offset);
        } else if (used < issues.limits().maxParameters() * (long) Parameters.STRIDE) {
            keep(nameStart, nameEnd, valueStart, valueEnd);
        } else if (!full) {
            full = true;
            issue(IssueCode.TOO_MANY_PARAMETERS, nameStart, nameEnd, offset);
        }
    }

    private void issue(IssueCode code, int nameStart, int nameEnd, int offset) {
        issues.add(code, offset, name(nameStart, nameEnd));
    }

    private String name(int from, int to) {
        return text == null ? WireText.cut(bytes, null, from, to) : text.substring(from - textStart, to - textStart);
    }

    private boolean has(int from, int to) {
        for (int i = 0; i < used; i += Parameters.STRIDE) {
            if (spans[i + 1] - spans[i] == to - from && Ascii.sameIgnoringCase(bytes, spans[i], from, to - from)) {
                return true;
            }
        }
        return false;
    }

    private void keep(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        if (used == spans.length) {
            spans = Arrays.copyOf(spans, used * 2);
        }
        spans[used] = nameStart;
        spans[used + 1] = nameEnd;
        spans[used + 2] = valueStart;
        spans[used + 3] = valueEnd;
        used += Parameters.STRIDE;
    }

    boolean isEmpty() {
        return used == 0;
    }

    /** What was gathered, in the part of the text that {@code part} holds: it begins at {@code origin}. */
    Parameters gathered(String part, int origin) {
        if (used == 0) {
            return Parameters.NONE;
        }
        int[] own = Arrays.copyOf(spans, used);
        for (int i = 0; origin != 0 && i < used; i++) {
            own[i] -= own[i] == Parameters.FLAG ? 0 : origin;
        }
        return new Parameters(part, own);
    }
}
