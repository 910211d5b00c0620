package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of one list header over all its lines, no more than a limit; the first beyond it is an issue. */
final class ElementList<T> {

    /** Reads the value at the cursor and passes over it; null where it is malformed. */
    interface Reader<T> {
        @Nullable
        T read(Cursor cursor);
    }

    private final int limit;
    private final IssueCode full;
    private List<T> values = List.of();
    private boolean refused;

    ElementList(int limit, IssueCode full) {
        this.limit = limit;
        this.full = full;
    }

    /** The values of a list that may not have been needed. */
    static <T> List<T> of(@Nullable ElementList<T> list) {
        return list == null ? List.of() : List.copyOf(list.values);
    }

    /** Adds the values of one line. */
    void addLine(Cursor cursor, Reader<T> reader) {
        if (cursor.atEnd()) {
            cursor.issue(IssueCode.EMPTY_HEADER, cursor.start());
        }
        while (cursor.nextElement() && hasRoom(cursor)) {
            T value = reader.read(cursor);
            if (value != null) {
                add(value);
            }
        }
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

    /** Most lists have one value. */
    void add(T value) {
        if (values.isEmpty()) {
            values = List.of(value);
            return;
        }
        if (values.size() == 1) {
            values = new ArrayList<>(values);
        }
        values.add(value);
    }
}
