package io.siptrail.diagnosis.finding.quality;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.net.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What shows that packets are missing in one gap. */
final class GapSigns {

    private static final int FRAMES = 14;

    private final List<FrameRef> frames = new ArrayList<>(2);
    private final Map<Endpoint, Integer> unasked = new HashMap<>(0);
    private long streams;
    private long sendings;
    private long numbers;

    /** A connection goes on after it with bytes missing. */
    void stream(FrameRef frame) {
        streams++;
        show(frame);
    }

    /** A request was sent before and after it, and was due in it. */
    void sending(FrameRef frame) {
        sendings++;
        show(frame);
    }

    /** A client counted requests that nobody saw. */
    void number(FrameRef frame) {
        numbers++;
        show(frame);
    }

    /** A registrar answered after it what nobody saw asked. */
    void unasked(Endpoint registrar, FrameRef frame) {
        unasked.merge(registrar, 1, Integer::sum);
        show(frame);
    }

    private void show(FrameRef frame) {
        if (frames.size() < FRAMES) {
            frames.add(frame);
        }
    }

    List<FrameRef> frames() {
        return frames;
    }

    /** How sure the gap is; empty when nothing shows it. Of a registrar whose requests are never seen, answers show nothing. */
    Optional<Confidence> confidence(Set<Endpoint> seenBothWays) {
        if (streams + sendings > 0) {
            return Optional.of(Confidence.PROVEN);
        }
        return numbers > 0 || unasked(seenBothWays) > 0 ? Optional.of(Confidence.LIKELY) : Optional.empty();
    }

    private int unasked(Set<Endpoint> seenBothWays) {
        return unasked.entrySet().stream()
                .filter(answers -> seenBothWays.contains(answers.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What shows it, in words. */
    List<String> words(Set<Endpoint> seenBothWays) {
        List<String> words = new ArrayList<>(1);
        add(words, streams, "TCP connections go on after it with bytes missing");
        add(words, sendings, "requests were due to be sent again in it");
        add(words, numbers, "clients count requests (CSeq) that are not in the capture");
        add(words, unasked(seenBothWays), "responses after it answer requests that are not in the capture");
        return words;
    }

    private static void add(List<String> words, long count, String what) {
        if (count > 0) {
            words.add(what + " (" + count + ")");
        }
    }
}
