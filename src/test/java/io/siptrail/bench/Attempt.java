package io.siptrail.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** Plans the messages of one attempt from its first request on. */
final class Attempt {

    /** The most packets that one attempt can take: eleven sendings of the ladder. */
    static final int MOST_PACKETS = 11;

    /** The smallest expiry that the registrar accepts, in seconds. */
    static final int LEAST_EXPIRY = 300;

    private static final int USUAL_EXPIRY = 600;
    private static final int BRIEF_EXPIRY = 60;
    private static final int NONCE_LIFETIME = 300;
    private static final int RETRANSMITTED_PERCENT = 1;
    private static final long T1_MICROS = 500_000;
    private static final long T2_MICROS = 4_000_000;
    private static final long TIMER_F_MICROS = 64 * T1_MICROS;

    private final Subscriber user;
    private final SplittableRandom random;
    private final List<Message> messages = new ArrayList<>(MOST_PACKETS);
    private long micros;
    private int expires = USUAL_EXPIRY;
    private String nonce = "";

    private Attempt(Subscriber user, SplittableRandom random) {
        this.user = user;
        this.random = random;
        micros = user.nextAttempt;
    }

    /** The packets of an attempt that starts when the user's next one is due. */
    static List<Message> plan(Course course, Subscriber user, SplittableRandom random) {
        Attempt attempt = new Attempt(user, random);
        switch (course) {
            case ACCEPTED -> attempt.challenged(200);
            case WRONG_PASSWORD, FORBIDDEN -> attempt.challenged(course == Course.FORBIDDEN ? 403 : 401);
            case TOO_BRIEF -> attempt.tooBrief();
            case UNKNOWN_USER -> attempt.exchange(404);
            case UNAVAILABLE -> attempt.exchange(503);
            case SILENT -> attempt.ladder();
        }
        return attempt.messages;
    }

    private void challenged(int status) {
        exchange(401);
        exchange(status);
    }

    private void tooBrief() {
        expires = BRIEF_EXPIRY;
        challenged(423);
        expires = LEAST_EXPIRY;
        exchange(200);
    }

    /** A request, perhaps sent again after T1, and its answer 5 to 60 ms after the last sending. */
    private void exchange(int status) {
        Message request = request(status == 401);
        if (random.nextInt(100) < RETRANSMITTED_PERCENT) {
            micros += T1_MICROS;
            messages.add(request.sentAgain(micros, rank()));
        }
        micros += 5_000 + random.nextInt(55_000);
        nonce = status == 401 ? freshNonce() : nonce;
        messages.add(request.answered(micros, rank(), status, status == 401 ? nonce : ""));
        micros += 5_000 + random.nextInt(15_000);
    }

    /** RFC 3261 section 17.1.2.2: the interval doubles from T1 up to T2, until Timer F fires. */
    private void ladder() {
        Message request = request(false);
        long interval = T1_MICROS;
        for (long waited = interval; waited < TIMER_F_MICROS; waited += interval) {
            messages.add(request.sentAgain(micros + waited, rank()));
            interval = Math.min(2 * interval, T2_MICROS);
        }
    }

    /** Credentials that will be refused with another challenge were made with a mistaken password. */
    private Message request(boolean refused) {
        user.cseq++;
        long branch = random.nextLong(1L << 62);
        Message request =
                new Message(micros, rank(), user, Message.REQUEST, user.cseq, branch, nonce, refused, expires, false);
        messages.add(request);
        return request;
    }

    /** As Kamailio's auth module makes them: expiry, time of issue and an MD5, which is random here. */
    private String freshNonce() {
        int issued = (int) (micros / 1_000_000);
        ByteBuffer bytes =
                ByteBuffer.allocate(24).putInt(issued + NONCE_LIFETIME).putInt(issued);
        bytes.putLong(random.nextLong()).putLong(random.nextLong());
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private long rank() {
        return ((long) user.index << 32) + user.cseq * (long) MOST_PACKETS + messages.size();
    }
}
