package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A user message of SCTP (RFC 9260 §6.9), or the part of it whose fragments follow one another without a hole. */
final class UserMessage {

    /** What a fragment costs beyond its bytes, so that many small ones do not go uncounted. */
    private static final int OVERHEAD = 96;

    private final long group;
    private final Deque<Fragment> fragments = new ArrayDeque<>(2);
    private long from;
    private int bytes;
    private FrameStamp latest;

    /** One fragment, which begins the message, ends it, or neither. */
    static final class Fragment {

        private final byte[] bytes;
        private final boolean begins;
        private final boolean ends;
        private final FrameStamp stamp;

        Fragment(byte[] bytes, boolean begins, boolean ends, FrameStamp stamp) {
            this.bytes = bytes;
            this.begins = begins;
            this.ends = ends;
            this.stamp = stamp;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean begins() {
            return begins;
        }

        boolean ends() {
            return ends;
        }

        FrameStamp stamp() {
            return stamp;
        }
    }

    UserMessage(long group, long place, Fragment first) {
        this.group = group;
        this.from = place;
        this.latest = first.stamp();
        append(first);
    }

    /** Fragments of one group follow one another by their places. */
    long group() {
        return group;
    }

    /** The place of the first fragment. */
    long from() {
        return from;
    }

    /** The place of the last fragment. */
    long to() {
        return from + fragments.size() - 1;
    }

    boolean begins() {
        return fragments.getFirst().begins();
    }

    boolean ends() {
        return fragments.getLast().ends();
    }

    boolean isWhole() {
        return begins() && ends();
    }

    /** Its first fragment's bytes. */
    byte[] beginning() {
        return fragments.getFirst().bytes();
    }

    void append(Fragment fragment) {
        fragments.addLast(fragment);
        count(fragment);
    }

    void prepend(Fragment fragment) {
        fragments.addFirst(fragment);
        count(fragment);
        from--;
    }

    private void count(Fragment fragment) {
        bytes += fragment.bytes().length;
        latest = latest.compareTo(fragment.stamp()) < 0 ? fragment.stamp() : latest;
    }

    /** Joins this part with the next one; the larger of both is the result. */
    UserMessage joinedWith(UserMessage next) {
        if (next.fragments.size() < fragments.size()) {
            next.fragments.forEach(this::append);
            return this;
        }
        fragments.descendingIterator().forEachRemaining(next::prepend);
        return next;
    }

    byte[] content() {
        byte[] content = new byte[bytes];
        int at = 0;
        for (Fragment fragment : fragments) {
            System.arraycopy(fragment.bytes(), 0, content, at, fragment.bytes().length);
            at += fragment.bytes().length;
        }
        return content;
    }

    /** Bytes of memory. */
    int held() {
        return bytes + OVERHEAD * fragments.size();
    }

    /** The last one captured of the frames that carried it. */
    FrameStamp completing() {
        return latest;
    }

    Collection<FrameStamp> stamps() {
        return fragments.stream().map(Fragment::stamp).toList();
    }

    /** Every frame that carried a part of it, in the order of its bytes. */
    List<FrameRef> frames() {
        Set<FrameRef> frames = new LinkedHashSet<>();
        for (Fragment fragment : fragments) {
            frames.addAll(fragment.stamp().fragments);
            frames.add(fragment.stamp().frame);
        }
        return List.copyOf(frames);
    }
}
