package io.siptrail.bench;

import java.util.Map;
import java.util.TreeMap;

/** The truth of a generated capture, counted while it is made. */
final class Planted {

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> courses = new TreeMap<>();
    private final Map<String, Long> responses = new TreeMap<>();

    void attempt(Course course, boolean boundBefore) {
        count(counts, "attempts");
        count(kinds, boundBefore ? "refresh" : "initial");
        count(outcomes, course.outcome());
        count(courses, course.name());
    }

    /** A user who is the only one with that address-of-record, and has one binding when the capture ends. */
    void bound() {
        count(counts, "bindings");
    }

    void sent(Message message) {
        count(counts, "packets");
        switch (message.status()) {
            case Message.KEEP_ALIVE -> count(counts, "keep_alive_packets");
            case Message.REQUEST -> request(message);
            default -> {
                count(counts, "sip_messages");
                count(responses, Integer.toString(message.status()));
            }
        }
    }

    private void request(Message message) {
        count(counts, "sip_messages");
        count(counts, "register_requests");
        count(counts, message.again() ? "retransmissions" : "transactions");
    }

    /** A packet that is not SIP. */
    void background(String protocol) {
        count(counts, "packets");
        count(counts, protocol + "_packets");
    }

    long packets() {
        return counts.getOrDefault("packets", 0L);
    }

    String json() {
        StringBuilder json = new StringBuilder("{\n");
        counts.forEach(
                (name, count) -> json.append("  ").append(entry(name, count)).append(",\n"));
        json.append("  ").append(object("kinds", kinds)).append(",\n");
        json.append("  ").append(object("outcomes", outcomes)).append(",\n");
        json.append("  ").append(object("courses", courses)).append(",\n");
        json.append("  ").append(object("responses", responses)).append("\n}\n");
        return json.toString();
    }

    private static String object(String name, Map<String, Long> values) {
        StringBuilder members = new StringBuilder();
        values.forEach(
                (key, count) -> members.append(members.isEmpty() ? "" : ", ").append(entry(key, count)));
        return "\"" + name + "\": {" + members + "}";
    }

    private static String entry(String name, long count) {
        return "\"" + name + "\": " + count;
    }

    private static void count(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }
}
