package io.siptrail.registration;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.Position;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One client's try at one outcome, when nothing more can come: for example REGISTER, 401, REGISTER with credentials,
 * 200. Where a proxy's second hop was captured too, the client is described by its own hop and the registrar by the
 * last. Texts are empty when no message says them.
 */
public final class Attempt {

    private final String aor;
    private final AttemptKind kind;
    private final Outcome outcome;
    private final List<Transaction> transactions;
    private final FrameTrail frames;
    private final long endNanos;

    private Transaction firstAtClient;
    private Transaction lastAtClient;
    private Transaction lastAtRegistrar;
    private @Nullable RegisterRequest firstRequest;
    private @Nullable RegisterRequest lastRequest;
    private @Nullable RegisterRequest lastShowing;
    private @Nullable RegisterResponse lastAsking;
    private @Nullable Credentials credentials;
    private @Nullable Challenge challenge;
    private @Nullable RegisterResponse firstChallenged;
    private @Nullable RegisterResponse lastFinal;
    private @Nullable RegisterResponse registrarFinal;
    private String userAgent = "";
    private String server = "";
    private int challenges;
    private int retransmissions;

    /**
     * Gathers what the transactions say.
     *
     * @param aor canonical address-of-record
     * @param transactions in order of their first message; at least one
     * @param frames of every message of it that is no copy
     * @param endNanos raw time of its last message that is no copy, nanoseconds since the epoch
     */
    public Attempt(
            String aor,
            AttemptKind kind,
            Outcome outcome,
            List<Transaction> transactions,
            FrameTrail frames,
            long endNanos) {
        this.aor = aor;
        this.kind = kind;
        this.outcome = outcome;
        this.transactions = List.copyOf(transactions);
        this.frames = frames;
        this.endNanos = endNanos;
        Transaction first = this.transactions.get(0);
        this.firstAtClient = first;
        this.lastAtClient = this.transactions.get(transactions.size() - 1);
        this.lastAtRegistrar = first;
        clientSide();
        registrarSide();
    }

    private void clientSide() {
        boolean begun = false;
        for (Transaction transaction : transactions) {
            retransmissions += transaction.retransmissions();
            if (transaction.hop() == 0) {
                firstAtClient = begun ? firstAtClient : transaction;
                lastAtClient = transaction;
                begun = true;
                transaction.request().ifPresent(this::atClient);
                transaction.finalResponse().ifPresent(this::atClient);
            }
        }
    }

    private void atClient(RegisterRequest request) {
        firstRequest = firstRequest == null ? request : firstRequest;
        lastRequest = request;
        userAgent = userAgent.isEmpty() ? request.userAgent() : userAgent;
        lastShowing = request.hasCredentials() ? request : lastShowing;
    }

    private void atClient(RegisterResponse response) {
        lastFinal = response;
        lastAsking = response.offered().isEmpty() ? lastAsking : response;
        if (response.isChallenge()) {
            challenges++;
            firstChallenged = firstChallenged == null ? response : firstChallenged;
        }
    }

    private void registrarSide() {
        int farthest = 0;
        for (Transaction transaction : transactions) {
            farthest = Math.max(farthest, transaction.hop());
        }
        for (Transaction transaction : transactions) {
            if (transaction.hop() == farthest) {
                lastAtRegistrar = transaction;
                transaction.finalResponse().ifPresent(this::atRegistrar);
            }
        }
        registrarFinal = registrarFinal == null ? lastFinal : registrarFinal;
        lastFinal = lastFinal == null ? registrarFinal : lastFinal;
    }

    private void atRegistrar(RegisterResponse response) {
        registrarFinal = response;
        server = response.server().isEmpty() ? server : response.server();
    }

    public String aor() {
        return aor;
    }

    public AttemptKind kind() {
        return kind;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** In order of their first message; at least one. */
    public List<Transaction> transactions() {
        return transactions;
    }

    /** Those of every message of it that is no copy. */
    public FrameTrail frames() {
        return frames;
    }

    /** Raw time of its last message that is no copy, nanoseconds since the epoch. */
    public long endNanos() {
        return endNanos;
    }

    /** Where its first message stands in the order of the capture. */
    public Position position() {
        return transactions.get(0).position();
    }

    /** The frame of its first message. */
    public FrameRef firstFrame() {
        return position().frame();
    }

    /** The credentials that the client showed last. */
    public Optional<Credentials> credentials() {
        RegisterRequest request = lastShowing;
        if (credentials == null && request != null) {
            credentials = last(request.credentials()).orElse(null);
        }
        return Optional.ofNullable(credentials);
    }

    /** The challenge that the client was shown last. */
    public Optional<Challenge> challenge() {
        RegisterResponse response = lastAsking;
        if (challenge == null && response != null) {
            challenge = last(response.challenges()).orElse(null);
        }
        return Optional.ofNullable(challenge);
    }

    private static <T> Optional<T> last(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }

    /** The user name of the credentials. */
    public String authUser() {
        return credentials().flatMap(Credentials::username).orElse("");
    }

    /** The realm of the credentials, else of the challenge. */
    public String realm() {
        return credentials()
                .flatMap(Credentials::realm)
                .or(() -> challenge().flatMap(Challenge::realm))
                .orElse("");
    }

    /** The algorithm of the credentials, else of the challenge; for either without one MD5, the default of RFC 2617 §3.2.1. */
    public String algorithm() {
        if (lastShowing == null && lastAsking == null) {
            return "";
        }
        return credentials()
                .flatMap(Credentials::algorithm)
                .or(() -> challenge().flatMap(Challenge::algorithm))
                .orElse("MD5");
    }

    /** The qop that the credentials use, else those that the challenge offers. */
    public String qop() {
        Optional<Credentials> shown = credentials();
        return shown.isPresent()
                ? shown.get().qop().orElse("")
                : challenge().map(asked -> String.join(",", asked.qop())).orElse("");
    }

    /** The User-Agent header of the requests. */
    public String userAgent() {
        return userAgent;
    }

    /** Who answers, or was asked. */
    public Endpoint registrar() {
        return lastAtRegistrar.destination();
    }

    /** The Server header of the registrar. */
    public String server() {
        return server;
    }

    /** Where the client's first message came from. */
    public Endpoint source() {
        return firstAtClient.source();
    }

    /** What carried the client's last request. */
    public Transport transport() {
        return lastAtClient.transport();
    }

    /** Raw time of the client's first message, nanoseconds since the epoch. */
    public long startNanos() {
        return firstAtClient.timeNanos();
    }

    public String callIdFirst() {
        return firstAtClient.key().callId();
    }

    public String callIdLast() {
        return lastAtClient.key().callId();
    }

    public long cseqFirst() {
        return firstAtClient.key().cseq();
    }

    public long cseqLast() {
        return lastAtClient.key().cseq();
    }

    /** How many of the client's transactions ended in a 401 or 407. */
    public int challenges() {
        return challenges;
    }

    /** Retransmissions of requests, on every hop. */
    public int retransmissions() {
        return retransmissions;
    }

    /** The last final that was sent to the client, else that of another hop. */
    public Optional<RegisterResponse> finalResponse() {
        return Optional.ofNullable(lastFinal);
    }

    /** The last final of the hop nearest the registrar, else of any. */
    public Optional<RegisterResponse> registrarFinal() {
        return Optional.ofNullable(registrarFinal);
    }

    /** What the client last asked for, in seconds. */
    public OptionalLong expiresRequested() {
        RegisterRequest request = lastRequest;
        return request == null ? OptionalLong.empty() : request.expiresRequested();
    }

    /** What the registrar granted to the client's own Contact, in seconds. */
    public OptionalLong expiresGranted() {
        RegisterResponse response = registrarFinal;
        return response == null ? OptionalLong.empty() : response.granted();
    }

    /** How many contacts the registrar's last final lists; empty when it has no Contact header. */
    public OptionalInt contactsListed() {
        RegisterResponse response = registrarFinal;
        return response == null ? OptionalInt.empty() : response.contactsListed();
    }

    /** First request to first challenge; empty when the first request came with credentials. Nanoseconds, like all three legs. */
    public OptionalLong challengeNanos() {
        RegisterRequest first = firstRequest;
        RegisterResponse asked = firstChallenged;
        return first == null || asked == null || first.hasCredentials()
                ? OptionalLong.empty()
                : Transaction.elapsed(first.timeNanos(), asked.timeNanos());
    }

    /** Last request to its final; empty when that is the challenge to a request without credentials, which is the challenge leg. */
    public OptionalLong authNanos() {
        RegisterResponse answer = lastAtClient.finalResponse().orElse(null);
        RegisterRequest request = lastAtClient.request().orElse(null);
        boolean challengeLeg = answer != null && answer.isChallenge() && request != null && !request.hasCredentials();
        return challengeLeg ? OptionalLong.empty() : lastAtClient.responseNanos();
    }

    /** First request to last final. */
    public OptionalLong totalNanos() {
        RegisterRequest first = firstRequest;
        RegisterResponse last = lastFinal;
        return first == null || last == null
                ? OptionalLong.empty()
                : Transaction.elapsed(first.timeNanos(), last.timeNanos());
    }
}
