package io.siptrail.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one reading of a file learns about it besides its frames. */
final class FileFacts {

    private final CaptureLimits limits;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);
    private final Map<Integer, Long> dropped = new HashMap<>();
    private final Map<Integer, Long> missed = new HashMap<>();
    private int secretBytes;
    private String application = "";
    private String format = "";

    FileFacts(CaptureLimits limits) {
        this.limits = limits;
    }

    CaptureLimits limits() {
        return limits;
    }

    void format(String words) {
        if (format.isEmpty()) {
            format = words;
        }
    }

    String format() {
        return format;
    }

    void application(String name) {
        if (application.isEmpty()) {
            application = name;
        }
    }

    String application() {
        return application;
    }

    void add(CaptureInterface described) {
        interfaces.add(described);
    }

    List<CaptureInterface> interfaces() {
        return interfaces;
    }

    void met(Oddity oddity) {
        oddities.merge(oddity, 1L, Long::sum);
    }

    /** One sentence that is to be known of the file. */
    void warn(String sentence) {
        notes.add(sentence);
    }

    List<String> warnings() {
        Stream<String> counted =
                oddities.entrySet().stream().map(met -> met.getKey().counted(met.getValue()));
        return Stream.concat(notes.stream(), counted).toList();
    }

    /** Whether so many bytes of secrets may still be kept; if not, that is counted. */
    boolean hasRoomForSecret(int bytes) {
        boolean room = bytes <= limits.secretBytes() - secretBytes;
        if (!room) {
            met(Oddity.DROPPED_SECRETS);
        }
        return room;
    }

    void addSecret(byte[] text) {
        secretBytes += text.length;
        secrets.add(new String(text, StandardCharsets.UTF_8));
    }

    List<String> secrets() {
        return secrets;
    }

    /** {@code packets} since the interface was opened; a later count replaces an earlier one. */
    void dropped(int interfaceId, long packets) {
        dropped.put(interfaceId, packets);
    }

    /** {@code packets} more were lost between two of this interface. */
    void missed(int interfaceId, long packets) {
        missed.merge(interfaceId, packets, Long::sum);
    }

    /** What an interface lost is said in sum, between packets, or in both ways. */
    long dropped() {
        Map<Integer, Long> lost = new HashMap<>(dropped);
        missed.forEach((interfaceId, packets) -> lost.merge(interfaceId, packets, Long::max));
        return lost.values().stream().mapToLong(Long::longValue).sum();
    }
}
