package io.siptrail.registration;

import java.util.ArrayList;
import java.util.List;

/** Lists of one or two as a rule, and so many of them that the room for more in each would be felt. */
final class Handful {

    private Handful() {}

    /** The list to go on with; {@code List.of()} is the one to begin with. */
    static <T> List<T> with(List<T> list, T another) {
        if (list.isEmpty()) {
            return List.of(another);
        }
        if (list.size() == 1) {
            return List.of(list.get(0), another);
        }
        List<T> growing = list instanceof ArrayList ? list : new ArrayList<>(list);
        growing.add(another);
        return growing;
    }

    /** The list to go on with, without an item of it. */
    static <T> List<T> without(List<T> list, T gone) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(gone);
        return rest.size() > 2 ? rest : List.copyOf(rest);
    }
}
