package io.siptrail.trace;

import io.siptrail.capture.ForeignFrames;
import io.siptrail.trace.heading.TraceFormat;
import io.siptrail.trace.message.FoundMessage;
import io.siptrail.trace.message.MessageSearch;
import io.siptrail.trace.time.StatedTime;
import io.siptrail.trace.time.TraceClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The messages of a text, each as a frame that holds it alone. */
final class TraceFrames implements ForeignFrames {

    /** Less than a millisecond: no program sends the same packet twice that fast. */
    private static final int FINE_DIGITS = 4;

    private final String format;
    private final List<String> warnings = new ArrayList<>();
    private final String cutShort;
    private final Iterator<Packet> packets;

    TraceFrames(MessageSearch search) {
        this.format = format(search.messages());
        this.cutShort = search.limitPassed();
        this.packets = packets(search);
    }

    /** In the order of time where all have one: sngrep writes one dialog after the other. */
    private Iterator<Packet> packets(MessageSearch search) {
        List<FoundMessage> messages = search.messages();
        TraceClock clock = new TraceClock();
        Ends ends = new Ends(messages);
        List<Packet> made = new ArrayList<>(messages.size());
        for (FoundMessage message : messages) {
            made.add(packet(message, made.size() + 1, ends, clock));
        }
        if (made.stream().allMatch(packet -> packet.timestampNanos().isPresent())) {
            made.sort(Comparator.comparingLong(packet -> packet.timestampNanos().orElse(0)));
        }
        account(search);
        warnings.addAll(clock.warnings());
        warnings.addAll(ends.warnings());
        return made.iterator();
    }

    private static Packet packet(FoundMessage message, int number, Ends ends, TraceClock clock) {
        OptionalLong nanos = clock.nanos(message.heading().time());
        Ends.Pair pair = ends.of(message);
        return new Packet(
                number,
                RawPacket.of(
                        pair.source(),
                        pair.destination(),
                        identification(message, number),
                        message.text().getBytes(StandardCharsets.ISO_8859_1)),
                RawPacket.LINK_TYPE,
                nanos);
    }

    /**
     * A message that stands twice in a text was sent twice, and an identification of its own says so; unless the program
     * captures packets, which may then be one packet that was captured twice: exact times tell.
     */
    private static int identification(FoundMessage message, int number) {
        int digits = message.heading().time().map(StatedTime::digits).orElse(0);
        boolean mayBeCopy = message.heading().format().isCapturing() && digits >= FINE_DIGITS;
        return mayBeCopy ? 0 : 1 + number % 0xffff;
    }

    private void account(MessageSearch search) {
        warnings.add("messages found in the text: " + search.messages().size() + "; lines not used: "
                + search.linesNotUsed());
        if (search.linesCut() > 0) {
            warnings.add("lines cut because they are too long: " + search.linesCut());
        }
        if (search.printedTwice() > 0) {
            warnings.add("messages that the text holds twice, decoded and as they were: " + search.printedTwice());
        }
        Map<String, Long> streams = search.messages().stream()
                .map(message -> message.outline().transport())
                .filter(transport -> !transport.isEmpty() && !transport.equals("UDP"))
                .collect(Collectors.groupingBy(transport -> transport, TreeMap::new, Collectors.counting()));
        streams.forEach((transport, count) ->
                warnings.add("messages that went over " + transport + " and are shown as UDP: " + count));
    }

    /** The formats, the most frequent first. */
    private static String format(List<FoundMessage> messages) {
        Map<TraceFormat, Integer> counts = new EnumMap<>(TraceFormat.class);
        messages.forEach(message -> counts.merge(message.heading().format(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
                .map(count -> count.getKey().label())
                .collect(Collectors.joining(" and ", "text, ", ""));
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public String cutShort() {
        return cutShort;
    }

    @Override
    public Optional<Packet> next() {
        return packets.hasNext() ? Optional.of(packets.next()) : Optional.empty();
    }
}
