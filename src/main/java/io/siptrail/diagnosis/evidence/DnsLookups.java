package io.siptrail.diagnosis.evidence;

import io.siptrail.net.Datagram;
import io.siptrail.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients asked DNS for, by client and domain, in bounds. */
final class DnsLookups {

    private final int limit;
    private final Map<Question, DnsLookup> lookups = new LinkedHashMap<>();
    private boolean anyFailed;
    private long forgotten;

    private record Question(IpAddress client, String domain) {}

    DnsLookups(int limit) {
        this.limit = limit;
    }

    void accept(Datagram datagram) {
        DnsAnswer.read(datagram.data(), datagram.offset(), datagram.length()).ifPresent(answer -> {
            IpAddress client = datagram.destination().address();
            note(
                    client,
                    answer,
                    new DnsFailure(
                            datagram.frame().ref(),
                            datagram.frame().timestampNanos(),
                            datagram.source().address(),
                            answer.name(),
                            answer.type(),
                            answer.code()));
        });
    }

    private void note(IpAddress client, DnsAnswer answer, DnsFailure failure) {
        Question question = new Question(client, answer.domain());
        DnsLookup known = lookups.get(question);
        if (known == null && lookups.size() >= limit) {
            forgotten++;
            return;
        }
        anyFailed |= answer.isFailure();
        lookups.put(question, (known == null ? DnsLookup.begun(client, answer.domain()) : known).with(answer, failure));
    }

    /** In the order of the first answers; none when none failed. */
    List<DnsLookup> all() {
        return anyFailed ? List.copyOf(lookups.values()) : List.of();
    }

    boolean anyFailed() {
        return anyFailed;
    }

    long forgotten() {
        return forgotten;
    }
}
