package io.siptrail.sip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one value in their order, each name once. Names are found in any ASCII case (RFC 3261 §7.3.1). Few are
 * ever asked for, so that only their text is kept, and where in it they stand. Immutable to whoever looks.
 */
public final class Parameters implements Iterable<Parameter> {

    /** Ints for each parameter: start and end of its name, start and end of its value. */
    static final int STRIDE = 4;

    /** Start and end of the value of a parameter that has none. */
    static final int FLAG = -1;

    static final Parameters NONE = new Parameters("", new int[0]);

    private final String text;
    private final int[] spans;
    /** The values that were asked for, each at the number of its parameter: few ever are, and those often. */
    private @Nullable String @Nullable [] made;

    /** Takes the array over. A value with a quote before it in the text is a quoted string, of which the escapes are still to be undone. */
    Parameters(String text, int[] spans) {
        this.text = text;
        this.spans = spans;
    }

    /** Parameters in this order, each name once. */
    public static Parameters of(List<Parameter> list) {
        if (list.isEmpty()) {
            return NONE;
        }
        StringBuilder text = new StringBuilder(list.size() * 16);
        int[] spans = new int[list.size() * STRIDE];
        int at = 0;
        for (Parameter parameter : list) {
            append(text, spans, at, parameter);
            at += STRIDE;
        }
        return new Parameters(text.toString(), spans);
    }

    private static void append(StringBuilder text, int[] spans, int at, Parameter parameter) {
        spans[at] = text.length();
        spans[at + 1] = text.append(parameter.name()).length();
        if (parameter.value().isEmpty()) {
            spans[at + 2] = FLAG;
            spans[at + 3] = FLAG;
            return;
        }
        String value = parameter.value().get();
        spans[at + 2] = text.append(parameter.quoted() ? "=\"" : "=").length();
        text.append(parameter.quoted() ? WireText.escaped(value) : value);
        spans[at + 3] = text.length();
    }

    /** The value of the parameter; empty where it is absent or a flag. */
    public Optional<String> value(String name) {
        int at = find(name);
        return at < 0 ? Optional.empty() : value(at);
    }

    /** Whether the parameter is there, with a value or without. */
    public boolean contains(String name) {
        return find(name) >= 0;
    }

    public Optional<Parameter> parameter(String name) {
        int at = find(name);
        return at < 0 ? Optional.empty() : Optional.of(parameter(at));
    }

    /** The value as {@link Digits#parse} has it; -1 also where it is absent or a flag. */
    long number(String name) {
        int at = find(name);
        if (at < 0 || isFlag(at)) {
            return -1;
        }
        return isQuoted(at) ? Digits.parse(quotedValue(at)) : Digits.parse(text, spans[at + 2], spans[at + 3]);
    }

    /** Whether the parameter has a value that begins like this, in any case. */
    boolean valueStartsWith(String name, String prefix) {
        int at = find(name);
        if (at < 0 || isFlag(at)) {
            return false;
        }
        return isQuoted(at)
                ? Ascii.startsWithIgnoreCase(quotedValue(at), 0, prefix)
                : spans[at + 3] - spans[at + 2] >= prefix.length()
                        && Ascii.startsWithIgnoreCase(text, spans[at + 2], prefix);
    }

    private int find(String name) {
        int length = name.length();
        for (int at = 0; at < spans.length; at += STRIDE) {
            if (spans[at + 1] - spans[at] == length && Ascii.startsWithIgnoreCase(text, spans[at], name)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isFlag(int at) {
        return spans[at + 2] == FLAG;
    }

    private boolean isQuoted(int at) {
        return spans[at + 2] > 0 && text.charAt(spans[at + 2] - 1) == '"';
    }

    private String quotedValue(int at) {
        return WireText.unescaped(text.substring(spans[at + 2], spans[at + 3]));
    }

    private Optional<String> value(int at) {
        return isFlag(at) ? Optional.empty() : Optional.of(made(at));
    }

    /** A race between threads costs the work twice, no more. */
    private String made(int at) {
        @Nullable String[] values = made;
        if (values == null) {
            values = new String[size()];
            made = values;
        }
        String value = values[at / STRIDE];
        if (value == null) {
            value = isQuoted(at) ? quotedValue(at) : text.substring(spans[at + 2], spans[at + 3]);
            values[at / STRIDE] = value;
        }
        return value;
    }

    private Parameter parameter(int at) {
        return new Parameter(text.substring(spans[at], spans[at + 1]), value(at), isQuoted(at));
    }

    public List<Parameter> asList() {
        if (spans.length == 0) {
            return List.of();
        }
        List<Parameter> list = new ArrayList<>(size());
        for (int at = 0; at < spans.length; at += STRIDE) {
            list.add(parameter(at));
        }
        return List.copyOf(list);
    }

    public int size() {
        return spans.length / STRIDE;
    }

    public boolean isEmpty() {
        return spans.length == 0;
    }

    @Override
    public Iterator<Parameter> iterator() {
        return asList().iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters parameters && asList().equals(parameters.asList());
    }

    @Override
    public int hashCode() {
        return asList().hashCode();
    }

    @Override
    public String toString() {
        return asList().toString();
    }
}
