package io.siptrail.extract;

import io.siptrail.registration.AddressOfRecord;
import io.siptrail.registration.Attempt;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.TransactionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nonces that failed attempts answered: what the same address-of-record did with them in other attempts, since it decides whether one was
 * used before or too old (RFC 7616 §3.3).
 */
final class WantedNonces {

    private static final int MESSAGES = 64;

    private final Map<Use, Wanted> uses = new HashMap<>();
    private final Map<TransactionKey, Wanted> asked = new HashMap<>();
    private long found;

    private record Use(String nonce, String aor) {}

    private static final class Wanted {

        private final long attempt;
        private int room = MESSAGES;

        Wanted(long attempt) {
            this.attempt = attempt;
        }
    }

    /** What this attempt, of that number, answered. */
    void want(Attempt attempt, long number) {
        attempt.transactions().stream()
                .flatMap(transaction -> transaction.request().stream())
                .map(RegisterRequest::credentials)
                .flatMap(all -> all.stream().flatMap(shown -> shown.nonce().stream()))
                .forEach(nonce -> uses.putIfAbsent(new Use(nonce, attempt.aor()), new Wanted(number)));
    }

    /** Whether a message of no chosen attempt shows or issues one, or answers one that does. At most 64 for each nonce. */
    boolean concern(SipMessage message) {
        if (uses.isEmpty()) {
            return false;
        }
        String aor = message.toUri().map(AddressOfRecord::of).orElse("");
        Optional<TransactionKey> key = TransactionKey.of(message);
        Optional<Wanted> wanted = nonces(message)
                .map(nonce -> uses.get(new Use(nonce, aor)))
                .filter(Objects::nonNull)
                .filter(use -> use.room > 0)
                .findFirst();
        wanted.ifPresent(use -> {
            use.room--;
            key.ifPresent(known -> asked.put(known, use));
        });
        Optional<Wanted> answered = message instanceof SipResponse ? key.map(asked::get) : Optional.empty();
        Optional<Wanted> either = wanted.or(() -> answered);
        either.ifPresent(use -> found = use.attempt);
        return either.isPresent();
    }

    private static Stream<String> nonces(SipMessage message) {
        return Stream.concat(
                message.credentials().stream().map(Credentials::nonce).flatMap(Optional::stream),
                message.challenges().stream().map(Challenge::nonce).flatMap(Optional::stream));
    }

    /** The words for that message, which is {@code what}. */
    String note(String what) {
        return "attempt " + found + ": its nonce in another attempt (" + what + ")";
    }
}
