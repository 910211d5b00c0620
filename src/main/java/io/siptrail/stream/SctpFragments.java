package io.siptrail.stream;

import io.siptrail.bytes.HeldBytes;
import io.siptrail.stream.UserMessage.Fragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fragments that wait for others of their user message, in whatever order they come. */
final class SctpFragments {

    /** Parts of messages that may wait at once. */
    private static final int MOST = 256;

    private final HeldBytes total;
    private final int limit;
    private final NavigableMap<Place, UserMessage> parts = new TreeMap<>();
    private final Set<UserMessage> inOrder = new LinkedHashSet<>();
    private int held;

    private record Place(long group, long place) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::group).thenComparingLong(Place::place);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Holds so many bytes at most, and counts them in a total. */
    SctpFragments(HeldBytes total, int limit) {
        this.total = total;
        this.limit = limit;
    }

    /** Takes a fragment; the message that it makes whole is returned and no longer held. */
    @Nullable
    UserMessage add(long group, long place, Fragment fragment) {
        UserMessage before = before(group, place);
        if (before != null && before.to() >= place) {
            return null;
        }
        UserMessage joined = join(before, group, place, fragment);
        if (joined.isWhole()) {
            return joined;
        }
        hold(joined);
        return null;
    }

    private @Nullable UserMessage before(long group, long place) {
        var entry = parts.floorEntry(new Place(group, place));
        return entry == null || entry.getKey().group() != group ? null : entry.getValue();
    }

    private UserMessage join(@Nullable UserMessage before, long group, long place, Fragment fragment) {
        UserMessage after = parts.get(new Place(group, place + 1));
        UserMessage joined = null;
        if (before != null && before.to() + 1 == place && !before.ends() && !fragment.begins()) {
            remove(before);
            before.append(fragment);
            joined = before;
        }
        if (after == null || after.begins() || fragment.ends()) {
            return joined == null ? new UserMessage(group, place, fragment) : joined;
        }
        remove(after);
        if (joined == null) {
            after.prepend(fragment);
            return after;
        }
        return joined.joinedWith(after);
    }

    private void hold(UserMessage part) {
        parts.put(new Place(part.group(), part.from()), part);
        inOrder.add(part);
        count(part.held());
    }

    private void remove(UserMessage part) {
        parts.remove(new Place(part.group(), part.from()));
        inOrder.remove(part);
        count(-part.held());
    }

    private void count(int bytes) {
        held += bytes;
        total.add(bytes);
    }

    /** The part that has grown least lately, when there are too many or too much is held; it is no longer held then. */
    @Nullable
    UserMessage surplus() {
        return held > limit || parts.size() > MOST ? takeEldest() : null;
    }

    /** The part that has grown least lately, when that was before this running time; it is no longer held then. */
    @Nullable
    UserMessage takeEldestBefore(long orderNanos) {
        boolean old = !inOrder.isEmpty() && inOrder.iterator().next().completing().orderNanos < orderNanos;
        return old ? takeEldest() : null;
    }

    private UserMessage takeEldest() {
        UserMessage eldest = inOrder.iterator().next();
        remove(eldest);
        return eldest;
    }

    /** All parts of which that holds, which are no longer held. */
    List<UserMessage> take(Predicate<UserMessage> which) {
        if (parts.isEmpty()) {
            return List.of();
        }
        List<UserMessage> taken = new ArrayList<>(1);
        for (UserMessage part : parts.values()) {
            if (which.test(part)) {
                taken.add(part);
            }
        }
        taken.forEach(this::remove);
        return taken;
    }
}
