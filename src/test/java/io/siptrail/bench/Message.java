package io.siptrail.bench;

/**
 * A packet that is to be sent.
 *
 * @param micros when, in microseconds since the epoch
 * @param order the rank among packets of the same time
 * @param status of a response; {@link #REQUEST} for a request, {@link #KEEP_ALIVE} for a ping of RFC 5626 section 4.4.1
 * @param nonce the challenge in a 401, or the one that credentials answer; empty when there are none
 * @param expires asked for, or granted, in seconds
 */
record Message(
        long micros,
        long order,
        Subscriber user,
        int status,
        int cseq,
        long branch,
        String nonce,
        boolean wrongPassword,
        int expires,
        boolean again)
        implements Comparable<Message> {

    static final int REQUEST = 0;
    static final int KEEP_ALIVE = -1;

    @Override
    public int compareTo(Message other) {
        int byTime = Long.compare(micros, other.micros);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    Message answered(long atMicros, long rank, int withStatus, String challenge) {
        return new Message(atMicros, rank, user, withStatus, cseq, branch, challenge, false, expires, false);
    }

    Message sentAgain(long atMicros, long rank) {
        return new Message(atMicros, rank, user, status, cseq, branch, nonce, wrongPassword, expires, true);
    }
}
