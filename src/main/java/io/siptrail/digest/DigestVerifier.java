package io.siptrail.digest;

import io.siptrail.digest.arithmetic.ResponseDigester;
import io.siptrail.digest.secret.CredentialFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges credentials by the supplied secrets. What is computed is what the credentials themselves state, whatever the
 * challenge asked for (RFC 7616 §3.4.1); an algorithm or qop that is not implemented gets no verdict on its response. A
 * response in capital digits is valid with a note, for some servers compare the value; others compare the digits and refuse it. May be used by several threads.
 */
public final class DigestVerifier {

    private final DigestLimits limits;
    private final SecretSearch search;

    public DigestVerifier(CredentialFile secrets) {
        this(secrets, DigestLimits.defaults());
    }

    public DigestVerifier(CredentialFile secrets, DigestLimits limits) {
        this.limits = limits;
        this.search = new SecretSearch(secrets, limits);
    }

    /** The verdict on these credentials; the same input gives the same verdict. */
    public DigestVerdict verify(DigestInput input) {
        CredentialsCheck check = new CredentialsCheck(input.credentials());
        return check.refusal().orElseGet(() -> judge(check, check.reading(input)));
    }

    /** What is to be reproduced by whoever looks for the password; empty where a password cannot be all that is missing. */
    public static Optional<StatedResponse> stated(DigestInput input) {
        CredentialsCheck check = new CredentialsCheck(input.credentials());
        if (check.refusal().isPresent()) {
            return Optional.empty();
        }
        CredentialsReading reading = check.reading(input);
        boolean named = !input.credentials().userhash().orElse(false);
        boolean open = named && !reading.algorithm().isAka() && reading.fitsAlgorithm();
        return open ? Optional.of(StatedResponse.of(reading)) : Optional.empty();
    }

    private DigestVerdict judge(CredentialsCheck check, CredentialsReading reading) {
        ResponseDigester digester = new ResponseDigester();
        List<SuppliedSecret> own = search.own(reading);
        if (own.isEmpty() && search.isEmpty()) {
            return reading.fitsAlgorithm() ? noPassword(reading, own) : check.wrongLength();
        }
        Optional<DigestVerdict> right = right(check, reading, own, digester);
        if (right.isPresent()) {
            return right.get();
        }
        List<SuppliedSecret> suspects = own.isEmpty() ? search.related(reading) : own;
        DigestForensics forensics = new DigestForensics(reading, limits, digester);
        Optional<Explanation> explanation = otherOwner(reading, suspects, digester);
        if (explanation.isEmpty()) {
            explanation = forensics.explain(suspects);
        }
        boolean decided = own.stream().anyMatch(SuppliedSecret::isDecisive);
        if (explanation.isPresent() || (decided && reading.fitsAlgorithm())) {
            return new DigestVerdict.Invalid(explanation, forensics.tried(), forensics.allTried());
        }
        return reading.fitsAlgorithm() ? noPassword(reading, own) : check.wrongLength();
    }

    /** Valid, where a secret gives the response: as the header reads, as it is written, or under another name. */
    private Optional<DigestVerdict> right(
            CredentialsCheck check, CredentialsReading reading, List<SuppliedSecret> own, ResponseDigester digester) {
        List<Sentence> notes = new ArrayList<>(check.notes());
        if (fitting(reading, own, digester).isPresent()) {
            return Optional.of(new DigestVerdict.Valid(notes));
        }
        CredentialsReading written = reading.hasEscapes() ? reading.asWritten() : reading;
        if (reading.hasEscapes()
                && fitting(written, search.own(written), digester).isPresent()) {
            notes.add(Sentence.of("the backslashes of the header are hashed as they stand"));
            return Optional.of(new DigestVerdict.Valid(notes));
        }
        Optional<SuppliedSecret> related = own.isEmpty()
                ? fitting(reading, search.related(reading), digester)
                        .filter(secret -> !secret.secret().isHa1())
                : Optional.empty();
        related.ifPresent(secret -> notes.add(owner(secret)));
        return related.map(secret -> new DigestVerdict.Valid(notes));
    }

    private static Optional<SuppliedSecret> fitting(
            CredentialsReading reading, List<SuppliedSecret> secrets, ResponseDigester digester) {
        return secrets.stream()
                .filter(secret -> reproduces(reading, secret, digester))
                .findFirst();
    }

    private static boolean reproduces(CredentialsReading reading, SuppliedSecret secret, ResponseDigester digester) {
        return secret.secret().fits(reading.algorithm().hash())
                && reading.isResponse(digester.response(secret.stated(reading)));
    }

    /** An HA1 holds its own username and realm: if another's fits, the client hashed that other's. */
    private static Optional<Explanation> otherOwner(
            CredentialsReading reading, List<SuppliedSecret> suspects, ResponseDigester digester) {
        List<SuppliedSecret> others = suspects.stream()
                .filter(secret -> !secret.isOwn() && secret.secret().isHa1())
                .toList();
        return fitting(reading, others, digester).map(secret -> {
            boolean sameName = secret.username().equals(reading.username());
            Sentence header = Sentence.of("; the header says ", sameName ? reading.realm() : reading.username());
            Sentence right = Sentence.of("the response is right for the HA1 of username ", secret.username())
                    .then(Sentence.of(" in realm ", secret.realm()));
            MistakeKind kind = sameName ? MistakeKind.REALM : MistakeKind.USERNAME;
            return new Explanation(List.of(kind), right.then(header), List.of());
        });
    }

    private static Sentence owner(SuppliedSecret secret) {
        return Sentence.of("the secret is that supplied for username ", secret.username())
                .then(Sentence.of(" in realm ", secret.realm()));
    }

    private DigestVerdict noPassword(CredentialsReading reading, List<SuppliedSecret> own) {
        if (!own.isEmpty()) {
            return new DigestVerdict.NoPassword(
                    Sentence.of("the supplied secret may be an HA1 of MD5, which says nothing of "
                            + reading.algorithm().text()));
        }
        Sentence nothing = Sentence.of("no secret is supplied for username ", reading.username())
                .then(Sentence.of(" in realm ", reading.realm()));
        boolean limited = search.isUserhashLimitReached(reading);
        return new DigestVerdict.NoPassword(
                limited ? nothing.then(", as far as the limit of hashed usernames let it be looked up") : nothing);
    }
}
