package io.siptrail.sip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of one value in their order, each name once. Names are found in any ASCII case (RFC 3261 §7.3.1). */
public final class Parameters implements Iterable<Parameter> {

    static final Parameters NONE = new Parameters(List.of());

    private final List<Parameter> list;

    private Parameters(List<Parameter> list) {
        this.list = list;
    }

    /** Parameters in this order, each name once. */
    public static Parameters of(List<Parameter> list) {
        return list.isEmpty() ? NONE : new Parameters(List.copyOf(list));
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
        for (int i = 0; i < list.size(); i++) {
            if (Ascii.equalsIgnoreCase(list.get(i).name(), name)) {
                return list.get(i);
            }
        }
        return null;
    }

    public List<Parameter> asList() {
        return list;
    }

    public int size() {
        return list.size();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public Iterator<Parameter> iterator() {
        return list.iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters parameters && list.equals(parameters.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }

    /** Gathers parameters: the first of a name wins, no more than the limit are kept. */
    static final class Gatherer {

        private final SyntaxIssues issues;
        private final List<Parameter> list = new ArrayList<>(4);
        private boolean full;

        Gatherer(SyntaxIssues issues) {
            this.issues = issues;
        }

        /** {@code offset} is where the parameter stands in the message. */
        void add(String name, Optional<String> value, boolean quoted, int offset) {
            for (int i = 0; i < list.size(); i++) {
                if (Ascii.equalsIgnoreCase(list.get(i).name(), name)) {
                    issues.add(IssueCode.DUPLICATE_PARAMETER, offset, name);
                    return;
                }
            }
            if (list.size() < issues.limits().maxParameters()) {
                list.add(new Parameter(name, value, quoted));
            } else if (!full) {
                full = true;
                issues.add(IssueCode.TOO_MANY_PARAMETERS, offset, name);
            }
        }

        Parameters gathered() {
            return list.isEmpty() ? NONE : new Parameters(List.copyOf(list));
        }
    }
}
