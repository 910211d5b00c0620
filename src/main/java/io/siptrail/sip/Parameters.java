package io.siptrail.sip;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of one value in their order, each name once. Names are found in any ASCII case (RFC 3261 §7.3.1). */
public final class Parameters implements Iterable<Parameter> {

    static final Parameters NONE = new Parameters(new Parameter[0]);

    private final Parameter[] array;

    private Parameters(Parameter[] array) {
        this.array = array;
    }

    /** Parameters in this order, each name once. */
    public static Parameters of(List<Parameter> list) {
        return list.isEmpty() ? NONE : new Parameters(list.toArray(new Parameter[0]));
    }

    /** The value of the parameter; empty where it is absent or a flag. */
    public Optional<String> value(String name) {
        Parameter found = find(name);
        return found == null ? Optional.empty() : found.value();
    }

    /** Whether the parameter is there, with a value or without. */
    public boolean contains(String name) {
        return find(name) != null;
    }

    public Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(find(name));
    }

    private @Nullable Parameter find(String name) {
        for (Parameter parameter : array) {
            if (Ascii.equalsIgnoreCase(parameter.name(), name)) {
                return parameter;
            }
        }
        return null;
    }

    public List<Parameter> asList() {
        return List.of(array);
    }

    public int size() {
        return array.length;
    }

    public boolean isEmpty() {
        return array.length == 0;
    }

    @Override
    public Iterator<Parameter> iterator() {
        return asList().iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters parameters && Arrays.equals(array, parameters.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return Arrays.toString(array);
    }

    /** Gathers parameters: the first of a name wins, no more than the limit are kept. */
    static final class Gatherer {

        private final SyntaxIssues issues;
        private Parameter[] kept = new Parameter[4];
        private int count;
        private boolean full;

        Gatherer(SyntaxIssues issues) {
            this.issues = issues;
        }

        /** {@code offset} is where the parameter stands in the message. */
        void add(String name, Optional<String> value, boolean quoted, int offset) {
            if (has(name)) {
                issues.add(IssueCode.DUPLICATE_PARAMETER, offset, name);
            } else if (count < issues.limits().maxParameters()) {
                keep(new Parameter(name, value, quoted));
            } else if (!full) {
                full = true;
                issues.add(IssueCode.TOO_MANY_PARAMETERS, offset, name);
            }
        }

        private boolean has(String name) {
            for (int i = 0; i < count; i++) {
                if (Ascii.equalsIgnoreCase(kept[i].name(), name)) {
                    return true;
                }
            }
            return false;
        }

        private void keep(Parameter parameter) {
            if (count == kept.length) {
                kept = Arrays.copyOf(kept, count * 2);
            }
            kept[count++] = parameter;
        }

        Parameters gathered() {
            return count == 0 ? NONE : new Parameters(count == kept.length ? kept : Arrays.copyOf(kept, count));
        }
    }
}
