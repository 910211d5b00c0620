package io.siptrail.report.ladder;

import io.siptrail.net.Endpoint;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whoever takes part in an attempt, the client first and the registrar last. A proxy that receives at one endpoint and sends
 * on from another is one.
 */
final class Participants {

    private final List<List<Endpoint>> participants = new ArrayList<>();

    Participants(Attempt attempt) {
        List<Transaction> byHop = new ArrayList<>(attempt.transactions());
        byHop.sort(Comparator.comparingInt(Transaction::hop));
        int hop = 0;
        int last = -1;
        for (Transaction transaction : byHop) {
            if (transaction.hop() > hop && place(transaction.source()) < 0 && last >= 0) {
                participants.get(last).add(transaction.source());
            }
            hop = transaction.hop();
            add(transaction.source());
            add(transaction.destination());
            last = place(transaction.destination());
        }
    }

    private void add(Endpoint endpoint) {
        if (place(endpoint) < 0) {
            participants.add(new ArrayList<>(List.of(endpoint)));
        }
    }

    /** Which of them has this endpoint, from 0; -1 for none. */
    int place(Endpoint endpoint) {
        for (int i = 0; i < participants.size(); i++) {
            if (participants.get(i).contains(endpoint)) {
                return i;
            }
        }
        return -1;
    }

    int count() {
        return participants.size();
    }

    /** Its endpoints in the order in which they were met. */
    List<Endpoint> endpoints(int place) {
        return List.copyOf(participants.get(place));
    }
}
