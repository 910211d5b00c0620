package io.siptrail.bench;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Users who register over and over, one attempt after the other. Memory holds the users and the attempts under way,
 * however long the capture. An attempt starts at least 70 s after the last packet of the user's former one, and none
 * starts in the last 70 s, so that every attempt is decided; the packets that then remain are keep-alives.
 */
final class Registrations {

    /** 2026-01-01T00:00:00Z. */
    static final long START_MICROS = 1_767_225_600_000_000L;

    private static final long SECOND = 1_000_000;
    private static final long QUIET = 70 * SECOND;
    private static final int PACKETS_PER_USER = 50;
    private static final int MOST_USERS = 20_000;
    private static final int FAILING_PERCENT = 5;
    private static final Course[] FAILURES = {
        Course.WRONG_PASSWORD,
        Course.FORBIDDEN,
        Course.UNKNOWN_USER,
        Course.TOO_BRIEF,
        Course.SILENT,
        Course.UNAVAILABLE
    };

    private final SplittableRandom random;
    private final Planted planted;
    private final PriorityQueue<Subscriber> waiting = new PriorityQueue<>(
            Comparator.comparingLong((Subscriber user) -> user.nextAttempt).thenComparingInt(user -> user.index));
    private final PriorityQueue<Message> due = new PriorityQueue<>();
    private final Sender sender;
    private long unplanned;
    private long lastMicros = START_MICROS;

    /** Plans exactly the given number of packets, of so many users. */
    Registrations(long packets, int users, SplittableRandom random, Planted planted) {
        this.random = random;
        this.planted = planted;
        this.sender = new Sender(planted);
        unplanned = packets;
        for (int i = 0; i < users; i++) {
            Subscriber user = new Subscriber(i, Subscriber.MOST_CONTACTS, random);
            user.nextAttempt = START_MICROS + random.nextLong(300 * SECOND);
            waiting.add(user);
        }
    }

    /** One for fifty packets, and never more than 20,000. */
    static int usualUsers(long packets) {
        return (int) Math.max(1, Math.min(MOST_USERS, packets / PACKETS_PER_USER));
    }

    boolean hasNext() {
        return unplanned > 0 || !due.isEmpty();
    }

    /** Plans as far as needed and says when the next packet is due, in microseconds since the epoch. */
    long nextMicros() {
        while (isAttemptDue()) {
            startAttempt(waiting.remove());
        }
        if (due.isEmpty()) {
            planKeepAlives();
        }
        return due.element().micros();
    }

    /** Writes the packet that {@link #nextMicros()} told of. */
    void writeNext(PacketWriter out) throws IOException {
        Message message = due.remove();
        sender.write(message, out);
        lastMicros = message.micros();
    }

    /** One packet is always left for the keep-alive that ends the capture. */
    private boolean isAttemptDue() {
        return unplanned > Attempt.MOST_PACKETS
                && (due.isEmpty()
                        || waiting.element().nextAttempt <= due.element().micros());
    }

    private void startAttempt(Subscriber user) {
        Course course =
                random.nextInt(100) < FAILING_PERCENT ? FAILURES[random.nextInt(FAILURES.length)] : Course.ACCEPTED;
        planted.attempt(course, user.bound);
        List<Message> messages = Attempt.plan(course, user, random);
        due.addAll(messages);
        unplanned -= messages.size();
        user.bound |= course.binds();
        long pause =
                course.binds() ? 240 * SECOND + random.nextLong(40 * SECOND) : QUIET + random.nextLong(60 * SECOND);
        user.nextAttempt = messages.get(messages.size() - 1).micros() + pause;
        waiting.add(user);
    }

    private void planKeepAlives() {
        Subscriber user = waiting.element();
        for (long i = 1; i <= unplanned; i++) {
            long micros = lastMicros + QUIET * i / unplanned;
            due.add(new Message(micros, i, user, Message.KEEP_ALIVE, 0, 0, "", false, 0, false));
        }
        unplanned = 0;
    }
}
