package io.siptrail.analysis;

import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.digest.DigestInput;
import io.siptrail.digest.DigestVerifier;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.registration.Attempt;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.ChallengeSource;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.Transaction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges every credentials of an attempt against the challenge that it answers. */
final class AttemptDigests {

    private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final DigestVerifier verifier;

    /** Without a secret nothing is computed, and nobody asks which challenge was answered. */
    private final boolean computes;

    AttemptDigests(CredentialFile secrets) {
        this.verifier = new DigestVerifier(secrets);
        this.computes = !secrets.entries().isEmpty();
    }

    /** In order; the hop nearest the client speaks for the others, which carry the same. */
    List<JudgedCredentials> judge(Attempt attempt) {
        List<JudgedCredentials> judged = new ArrayList<>(1);
        List<Challenge> before = new ArrayList<>(1);
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.hop() == 0) {
                RegisterRequest request = transaction.request().orElse(null);
                if (request != null && request.hasCredentials()) {
                    judge(attempt, transaction, request, before, judged);
                }
                if (computes) {
                    transaction.finalResponse().ifPresent(response -> before.addAll(0, response.challenges()));
                    transaction.course().otherFinals().forEach(response -> before.addAll(0, response.challenges()));
                }
            }
        }
        return judged;
    }

    private void judge(
            Attempt attempt,
            Transaction transaction,
            RegisterRequest request,
            List<Challenge> before,
            List<JudgedCredentials> judged) {
        for (Credentials credentials : request.credentials()) {
            DigestInput input = computes ? input(attempt, request, credentials, before) : alone(request, credentials);
            judged.add(new JudgedCredentials(transaction, credentials, verifier.verify(input)));
        }
    }

    private static List<DigestInput> inputs(Attempt attempt, RegisterRequest request, List<Challenge> before) {
        List<DigestInput> inputs = new ArrayList<>(1);
        for (Credentials credentials : request.credentials()) {
            inputs.add(input(attempt, request, credentials, before));
        }
        return inputs;
    }

    /** Every credentials of the client's own requests with all that is needed to compute them but the challenges. */
    static Map<Transaction, List<DigestInput>> inputs(Attempt attempt) {
        Map<Transaction, List<DigestInput>> inputs = new LinkedHashMap<>();
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.hop() == 0) {
                transaction
                        .request()
                        .ifPresent(request -> inputs.put(transaction, inputs(attempt, request, List.of())));
            }
        }
        return inputs;
    }

    private static DigestInput input(
            Attempt attempt, RegisterRequest request, Credentials credentials, List<Challenge> before) {
        Optional<Challenge> own = own(credentials, before);
        List<Challenge> others = new ArrayList<>(before);
        own.ifPresent(others::remove);
        return input(attempt, request, credentials, own, others);
    }

    /** What a look at the credentials needs where nothing is computed. */
    private static DigestInput alone(RegisterRequest request, Credentials credentials) {
        return new DigestInput(
                "REGISTER", request.requestUri(), NO_BODY, "", "", credentials, Optional.empty(), List.of());
    }

    private static DigestInput input(
            Attempt attempt,
            RegisterRequest request,
            Credentials credentials,
            Optional<Challenge> own,
            List<Challenge> others) {
        Uri aor = Uri.parse(attempt.aor());
        SipUri to = aor instanceof SipUri sip ? sip : null;
        return new DigestInput(
                "REGISTER",
                request.requestUri(),
                ByteBuffer.wrap(request.body().getBytes(StandardCharsets.ISO_8859_1)),
                to == null ? "" : to.user().orElse(""),
                to == null ? "" : to.host(),
                credentials,
                own,
                others);
    }

    /** The latest challenge of the same kind with the same nonce, else with the same realm (RFC 3261 §22.2 and §22.3). */
    private static Optional<Challenge> own(Credentials credentials, List<Challenge> before) {
        List<Challenge> sameKind = before.stream()
                .filter(challenge -> answers(credentials, challenge))
                .toList();
        return sameKind.stream()
                .filter(challenge ->
                        challenge.nonce().isPresent() && challenge.nonce().equals(credentials.nonce()))
                .findFirst()
                .or(() -> sameKind.stream()
                        .filter(challenge -> challenge.realm().isPresent()
                                && challenge.realm().equals(credentials.realm()))
                        .findFirst());
    }

    private static boolean answers(Credentials credentials, Challenge challenge) {
        return (credentials.kind() == CredentialsKind.AUTHORIZATION) == (challenge.source() == ChallengeSource.WWW);
    }
}
