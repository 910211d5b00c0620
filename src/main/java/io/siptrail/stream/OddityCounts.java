package io.siptrail.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each {@link StreamOddity} was met. */
final class OddityCounts {

    private final Map<StreamOddity, Long> counts = new EnumMap<>(StreamOddity.class);

    void count(StreamOddity oddity) {
        counts.merge(oddity, 1L, Long::sum);
    }

    /** By the id of the oddity. */
    Map<String, Long> byId() {
        Map<String, Long> byId = new TreeMap<>();
        counts.forEach((oddity, count) -> byId.put(oddity.id(), count));
        return byId;
    }
}
