package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;

/** Values of one list header over all its lines, no more than a limit; the first beyond it is an issue. */
final class ElementList<T> {

    private final int limit;
    private final IssueCode full;
    private List<T> values = List.of();
    private boolean refused;

    ElementList(int limit, IssueCode full) {
        this.limit = limit;
        this.full = full;
    }

    boolean hasRoom(Cursor cursor) {
        if (values.size() < limit) {
            return true;
        }
        if (!refused) {
            refused = true;
            cursor.issue(full, cursor.position());
        }
        return false;
    }

    void add(T value) {
        if (values.isEmpty()) {
            values = new ArrayList<>(2);
        }
        values.add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    List<T> asList() {
        return List.copyOf(values);
    }
}
