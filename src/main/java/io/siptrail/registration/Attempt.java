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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One client's try at one outcome, when nothing more can come: for example REGISTER, 401, REGISTER with credentials,
 * 200. Where a proxy's second hop was captured too, the client is described by its own hop and the registrar by the
 * last. Texts are empty when no message says them.
 *
 * @param aor canonical address-of-record
 * @param transactions in order of their first message; at least one
 * @param frames of every message of it that is no copy
 * @param endNanos raw time of its last message that is no copy, nanoseconds since the epoch
 */
public record Attempt(
        String aor,
        AttemptKind kind,
        Outcome outcome,
        List<Transaction> transactions,
        FrameTrail frames,
        long endNanos) {

    /** Copies the list. */
    public Attempt {
        transactions = List.copyOf(transactions);
    }

    /** Where its first message stands in the order of the capture. */
    public Position position() {
        return transactions.get(0).position();
    }

    private Stream<Transaction> clientSide() {
        return transactions.stream().filter(transaction -> transaction.hop() == 0);
    }

    private Stream<RegisterRequest> requests() {
        return clientSide().flatMap(transaction -> transaction.request().stream());
    }

    private Stream<RegisterResponse> finals() {
        return clientSide().flatMap(transaction -> transaction.finalResponse().stream());
    }

    private Optional<RegisterRequest> lastRequest() {
        return last(requests());
    }

    private Transaction lastAtClient() {
        return last(clientSide()).orElse(transactions.get(transactions.size() - 1));
    }

    private Transaction firstAtClient() {
        return clientSide().findFirst().orElse(transactions.get(0));
    }

    private Stream<Transaction> registrarSide() {
        int farthest = transactions.stream().mapToInt(Transaction::hop).max().orElse(0);
        return transactions.stream().filter(transaction -> transaction.hop() == farthest);
    }

    private Optional<RegisterResponse> lastAtRegistrar() {
        Optional<RegisterResponse> own = last(registrarSide().flatMap(t -> t.finalResponse().stream()));
        return own.isPresent() ? own : last(transactions.stream().flatMap(t -> t.finalResponse().stream()));
    }

    /** The credentials that the client showed last. */
    public Optional<Credentials> credentials() {
        return last(requests().flatMap(request -> request.credentials().stream()));
    }

    /** The challenge that the client was shown last. */
    public Optional<Challenge> challenge() {
        return last(finals().flatMap(response -> response.challenges().stream()));
    }

    /** The user name of the credentials. */
    public String authUser() {
        return credentials().flatMap(Credentials::username).orElse("");
    }

    /** The realm of the credentials, else of the challenge. */
    public String realm() {
        return authentication(Credentials::realm, Challenge::realm).orElse("");
    }

    /** The algorithm of the credentials, else of the challenge; for either without one MD5, the default of RFC 2617 §3.2.1. */
    public String algorithm() {
        if (credentials().isEmpty() && challenge().isEmpty()) {
            return "";
        }
        return authentication(Credentials::algorithm, Challenge::algorithm).orElse("MD5");
    }

    /** The qop that the credentials use, else those that the challenge offers. */
    public String qop() {
        Optional<Credentials> shown = credentials();
        return shown.isPresent()
                ? shown.get().qop().orElse("")
                : challenge()
                        .map(challenge -> String.join(",", challenge.qop()))
                        .orElse("");
    }

    private Optional<String> authentication(
            Function<Credentials, Optional<String>> shown, Function<Challenge, Optional<String>> asked) {
        return credentials().flatMap(shown).or(() -> challenge().flatMap(asked));
    }

    /** The User-Agent header of the requests. */
    public String userAgent() {
        return requests()
                .map(RegisterRequest::userAgent)
                .filter(agent -> !agent.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Who answers, or was asked. */
    public Endpoint registrar() {
        return last(registrarSide()).orElse(transactions.get(0)).destination();
    }

    /** The Server header of the registrar. */
    public String server() {
        return last(registrarSide()
                        .flatMap(transaction -> transaction.finalResponse().stream())
                        .map(RegisterResponse::server)
                        .filter(server -> !server.isEmpty()))
                .orElse("");
    }

    /** Where the client's first message came from. */
    public Endpoint source() {
        return firstAtClient().source();
    }

    /** What carried the client's last request. */
    public Transport transport() {
        return lastAtClient().transport();
    }

    /** Raw time of the client's first message, nanoseconds since the epoch. */
    public long startNanos() {
        return firstAtClient().timeNanos();
    }

    public String callIdFirst() {
        return firstAtClient().key().callId();
    }

    public String callIdLast() {
        return lastAtClient().key().callId();
    }

    public long cseqFirst() {
        return firstAtClient().key().cseq();
    }

    public long cseqLast() {
        return lastAtClient().key().cseq();
    }

    /** How many of the client's transactions ended in a 401 or 407. */
    public int challenges() {
        return (int) finals().filter(RegisterResponse::isChallenge).count();
    }

    /** Retransmissions of requests, on every hop. */
    public int retransmissions() {
        return transactions.stream().mapToInt(Transaction::retransmissions).sum();
    }

    /** The last final that was sent to the client, else that of another hop. */
    public Optional<RegisterResponse> finalResponse() {
        Optional<RegisterResponse> own = last(finals());
        return own.isPresent() ? own : lastAtRegistrar();
    }

    /** What the client last asked for, in seconds. */
    public OptionalLong expiresRequested() {
        return lastRequest().map(RegisterRequest::expiresRequested).orElse(OptionalLong.empty());
    }

    /** What the registrar granted to the client's own Contact, in seconds. */
    public OptionalLong expiresGranted() {
        return lastAtRegistrar().map(RegisterResponse::granted).orElse(OptionalLong.empty());
    }

    /** How many contacts the registrar's last final lists; empty when it has no Contact header. */
    public OptionalInt contactsListed() {
        return lastAtRegistrar().map(RegisterResponse::contactsListed).orElse(OptionalInt.empty());
    }

    /** First request to first challenge; empty when the first request came with credentials. Nanoseconds, like all three legs. */
    public OptionalLong challengeNanos() {
        Optional<RegisterRequest> first = requests().findFirst();
        Optional<RegisterResponse> challenge =
                finals().filter(RegisterResponse::isChallenge).findFirst();
        if (first.isEmpty() || challenge.isEmpty() || first.get().hasCredentials()) {
            return OptionalLong.empty();
        }
        return Transaction.elapsed(first.get().timeNanos(), challenge.get().timeNanos());
    }

    /** Last request to its final; empty when that is the challenge to a request without credentials, which is the challenge leg. */
    public OptionalLong authNanos() {
        Transaction last = lastAtClient();
        boolean challengeLeg = last.finalResponse()
                        .filter(RegisterResponse::isChallenge)
                        .isPresent()
                && last.request().filter(request -> !request.hasCredentials()).isPresent();
        return challengeLeg ? OptionalLong.empty() : last.responseNanos();
    }

    /** First request to last final. */
    public OptionalLong totalNanos() {
        Optional<RegisterRequest> first = requests().findFirst();
        Optional<RegisterResponse> last = last(finals());
        return first.isEmpty() || last.isEmpty()
                ? OptionalLong.empty()
                : Transaction.elapsed(first.get().timeNanos(), last.get().timeNanos());
    }

    /** The frame of its first message. */
    public FrameRef firstFrame() {
        return position().frame();
    }

    private static <T> Optional<T> last(Stream<T> stream) {
        return stream.reduce((earlier, later) -> later);
    }
}
