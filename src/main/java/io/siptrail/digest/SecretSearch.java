package io.siptrail.digest;

import io.siptrail.digest.SuppliedSecret.Claim;
import io.siptrail.digest.arithmetic.DigestAlgorithm;
import io.siptrail.digest.arithmetic.HashFunction;
import io.siptrail.digest.arithmetic.Hex;
import io.siptrail.digest.arithmetic.Secret;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.digest.secret.SecretReadings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the supplied secrets that a header may have been made with. */
final class SecretSearch {

    private final CredentialFile file;
    private final HashedUsernames hashedUsernames;
    private final int limit;

    SecretSearch(CredentialFile file, DigestLimits limits) {
        this.file = file;
        this.hashedUsernames = new HashedUsernames(file, limits.userhashNames());
        this.limit = limits.secrets();
    }

    /** Whether no secret was supplied at all. */
    boolean isEmpty() {
        return file.entries().isEmpty();
    }

    /** Those for the header's own user and realm. */
    List<SuppliedSecret> own(CredentialsReading reading) {
        List<SuppliedSecret> found = new ArrayList<>();
        if (reading.isResynchronisation()) {
            found.add(new SuppliedSecret(reading.username(), reading.realm(), Secret.empty(), Claim.DECISIVE));
        }
        if (reading.input().credentials().userhash().orElse(false)) {
            for (String name : hashedUsernames.names(reading)) {
                addAll(found, reading.algorithm(), name, reading.realm());
            }
        }
        addAll(found, reading.algorithm(), reading.username(), reading.realm());
        return atMost(found);
    }

    /** Whether a hashed username could not be looked up for the limit. */
    boolean isUserhashLimitReached(CredentialsReading reading) {
        return reading.input().credentials().userhash().orElse(false) && hashedUsernames.isLimitReached();
    }

    private void addAll(List<SuppliedSecret> found, DigestAlgorithm algorithm, String username, String realm) {
        for (Secret field : file.secrets(username, realm)) {
            boolean unsure = algorithm.hash() != HashFunction.MD5 && isHa1OfMd5(field);
            for (Secret secret : SecretReadings.of(field, algorithm)) {
                found.add(new SuppliedSecret(username, realm, secret, unsure ? Claim.UNSURE : Claim.DECISIVE));
            }
            if (unsure) {
                found.add(new SuppliedSecret(username, realm, Secret.ha1(field.reveal()), Claim.UNSURE));
            }
        }
    }

    private static boolean isHa1OfMd5(Secret field) {
        String text = field.reveal();
        return text.length() == HashFunction.MD5.hexLength() && Hex.parse(text).isPresent();
    }

    /** Those of a name or realm that someone could have confused with the header's. */
    List<SuppliedSecret> related(CredentialsReading reading) {
        Set<SuppliedSecret> found = new LinkedHashSet<>();
        for (String name : relatedNames(reading)) {
            for (CredentialEntry entry : file.ofUser(name)) {
                for (Secret secret : SecretReadings.of(entry.secret(), reading.algorithm())) {
                    found.add(new SuppliedSecret(name, entry.realm(), secret, Claim.RELATED));
                }
            }
        }
        return atMost(List.copyOf(found));
    }

    private static Set<String> relatedNames(CredentialsReading reading) {
        Set<String> names = new LinkedHashSet<>();
        names.add(reading.username());
        names.addAll(NameVariants.usernames(reading));
        return names;
    }

    private List<SuppliedSecret> atMost(List<SuppliedSecret> found) {
        return found.size() <= limit ? found : List.copyOf(found.subList(0, limit));
    }
}
