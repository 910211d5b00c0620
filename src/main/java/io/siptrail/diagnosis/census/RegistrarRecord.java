package io.siptrail.diagnosis.census;

import io.siptrail.capture.RawTime;
import io.siptrail.digest.nonce.NonceCensus;
import io.siptrail.net.IpAddress;
import io.siptrail.sip.Challenge;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one registrar from all its answers. Counts and times, so that the order does not matter. */
public final class RegistrarRecord {

    private final CensusLimits limits;
    private final Set<String> domains = new HashSet<>();
    private final Set<String> nonces = new HashSet<>();
    private final NonceCensus nonceCensus = new NonceCensus();
    private long successes;
    private long overloads;
    private long challenges;
    private long acceptedOtherUris;
    private @Nullable IpAddress lastAnswered;
    private long lastAnswerNanos = Long.MIN_VALUE;
    private long lastAnswerToAnotherNanos = Long.MIN_VALUE;

    RegistrarRecord(CensusLimits limits) {
        this.limits = limits;
    }

    void success(String domain, boolean otherUri) {
        successes++;
        acceptedOtherUris += otherUri ? 1 : 0;
        note(domain);
    }

    /** Whoever is asked for credentials, or registers, is of a domain that is served. */
    private void note(String domain) {
        if (domains.size() < limits.domains()) {
            domains.add(domain);
        }
    }

    void answer(Transaction transaction, RegisterResponse response, String domain) {
        if (response.isChallenge()) {
            note(domain);
        }
        overloads += response.status() == 503 ? 1 : 0;
        challenges += response.isChallenge() ? 1 : 0;
        IpAddress client = transaction.source().address();
        long time = response.timeNanos();
        if (client.equals(lastAnswered)) {
            lastAnswerNanos = Math.max(lastAnswerNanos, time);
        } else if (time > lastAnswerNanos) {
            lastAnswerToAnotherNanos = lastAnswerNanos;
            lastAnswerNanos = time;
            lastAnswered = client;
        } else {
            lastAnswerToAnotherNanos = Math.max(lastAnswerToAnotherNanos, time);
        }
        if (response.isChallenge() && nonces.size() < limits.noncesRead()) {
            response.challenges().forEach(challenge -> read(challenge, time));
        }
    }

    private void read(Challenge challenge, long time) {
        String nonce = challenge.nonce().orElse("");
        if (!nonce.isEmpty() && nonces.add(nonce)) {
            nonceCensus.add(nonce, clock(time));
        }
    }

    /** The instant of a raw timestamp; empty where the capture has no clock, which some say by 0. */
    static Optional<Instant> clock(long nanos) {
        boolean told = nanos != 0 && RawTime.isKnown(nanos);
        return told ? Optional.of(Instant.ofEpochSecond(0, nanos)) : Optional.empty();
    }

    /** Whether a REGISTER for this domain succeeded here, or was at least asked for credentials. */
    public boolean serves(String domain) {
        return domains.contains(domain);
    }

    /** 2xx to requests with a Contact. */
    public long successes() {
        return successes;
    }

    /** 503s of any reason. */
    public long overloads() {
        return overloads;
    }

    public long challenges() {
        return challenges;
    }

    /** Successes whose digest uri was not the Request-URI. */
    public long acceptedOtherUris() {
        return acceptedOtherUris;
    }

    /** Whether it answered another client than this after that time. */
    public boolean answeredAnother(IpAddress client, long afterNanos) {
        long time = client.equals(lastAnswered) ? lastAnswerToAnotherNanos : lastAnswerNanos;
        return time > afterNanos;
    }

    /** How its nonces read. */
    public NonceCensus nonces() {
        return nonceCensus;
    }
}
