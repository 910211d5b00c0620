package io.siptrail.bench;

import java.io.IOException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Users who register once and are accepted, one binding each, 5,000 a second. Up to three million of them, all bindings
 * outlive the capture.
 */
final class Arrivals {

    private static final long MICROS_BETWEEN = 200;
    private static final int CONTACTS = 1;

    private final int users;
    private final SplittableRandom random;
    private final Planted planted;
    private final Sender sender;
    private final PriorityQueue<Message> due = new PriorityQueue<>();
    private int arrived;

    Arrivals(int users, SplittableRandom random, Planted planted) {
        this.users = users;
        this.random = random;
        this.planted = planted;
        this.sender = new Sender(planted);
    }

    void write(PacketWriter out) throws IOException {
        for (long micros = Registrations.START_MICROS; arrived < users; micros += MICROS_BETWEEN) {
            while (!due.isEmpty() && due.element().micros() < micros) {
                sender.write(due.remove(), out);
            }
            arrive(micros);
        }
        while (!due.isEmpty()) {
            sender.write(due.remove(), out);
        }
    }

    private void arrive(long micros) {
        Subscriber user = new Subscriber(arrived++, CONTACTS, random);
        user.nextAttempt = micros;
        planted.attempt(Course.ACCEPTED, user.bound);
        planted.bound();
        due.addAll(Attempt.plan(Course.ACCEPTED, user, random));
    }
}
