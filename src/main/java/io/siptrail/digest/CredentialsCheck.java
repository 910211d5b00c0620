package io.siptrail.digest;

import io.siptrail.digest.arithmetic.DigestAlgorithm;
import io.siptrail.digest.arithmetic.HashFunction;
import io.siptrail.digest.arithmetic.Hex;
import io.siptrail.sip.Credentials;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether credentials can be computed at all, and why not (RFC 7616 §3.4, RFC 3261 §22.4). */
final class CredentialsCheck {

    private static final List<String> REQUIRED = List.of("username", "realm", "nonce", "uri", "response");
    private static final HashFunction[] HASHES = HashFunction.values();

    private final Credentials credentials;
    private final String response;

    CredentialsCheck(Credentials credentials) {
        this.credentials = credentials;
        this.response = credentials.response().orElse("");
    }

    /** The verdict, where there can be no computing; the order is that of a reader: scheme, algorithm, qop, then values. */
    Optional<DigestVerdict> refusal() {
        if (!credentials.isDigest()) {
            return unsupported("the scheme ", credentials.scheme());
        }
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            return malformed(Sentence.of(missing.get() + " is missing"));
        }
        Optional<String> algorithm = credentials.algorithm();
        if (algorithm.isPresent() && DigestAlgorithm.named(algorithm.get()).isEmpty()) {
            return unsupported("the algorithm ", algorithm.get());
        }
        Optional<DigestVerdict> protection = protection();
        return protection.isPresent() ? protection : response();
    }

    private Optional<String> missing() {
        for (String name : REQUIRED) {
            if (!isThere(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private boolean isThere(String name) {
        return name.equals("username")
                ? credentials.username().isPresent()
                : credentials.parameters().value(name).isPresent();
    }

    private Optional<DigestVerdict> protection() {
        Optional<String> qop = credentials.qop();
        if (qop.isPresent() && (qop.get().isBlank() || qop.get().indexOf(',') >= 0)) {
            return malformed(Sentence.of("qop must be one value and is ", qop.get()));
        }
        if (qop.isPresent() && !qop.get().equalsIgnoreCase("auth") && !qop.get().equalsIgnoreCase("auth-int")) {
            return unsupported("the qop ", qop.get());
        }
        if (qop.isPresent() && credentials.nc().isEmpty()) {
            return malformed(Sentence.of("nc is missing beside qop"));
        }
        if (credentials.cnonce().isEmpty() && (qop.isPresent() || algorithm().isSession())) {
            return malformed(Sentence.of("cnonce is missing beside "
                    + (qop.isPresent() ? "qop" : algorithm().text())));
        }
        return Optional.empty();
    }

    private Optional<DigestVerdict> response() {
        if (response.isEmpty()) {
            return malformed(Sentence.of("the response is empty"));
        }
        if (!isHex(response)) {
            return malformed(Sentence.of("the response has other characters than hexadecimal digits"));
        }
        return isLengthOfAnyHash() ? Optional.empty() : Optional.of(wrongLength());
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isLengthOfAnyHash() {
        for (HashFunction hash : HASHES) {
            if (hash.hexLength() == response.length()) {
                return true;
            }
        }
        return false;
    }

    DigestVerdict wrongLength() {
        return new DigestVerdict.Malformed(Sentence.of("the response has " + response.length() + " digits, and "
                + algorithm().text() + " has " + algorithm().hash().hexLength()));
    }

    private DigestAlgorithm algorithm() {
        return credentials.algorithm().flatMap(DigestAlgorithm::named).orElse(DigestAlgorithm.MD5);
    }

    /** What is odd without harm. */
    List<Sentence> notes() {
        boolean capitals = response.chars().anyMatch(c -> c >= 'A' && c <= 'F');
        boolean badCount = credentials.qop().isPresent()
                && credentials.nc().isPresent()
                && !credentials.nc().get().matches("[0-9a-fA-F]{8}");
        Sentence count = Sentence.of(
                "nc must have eight hexadecimal digits and is ",
                credentials.nc().orElse(""));
        return Stream.of(
                        capitals
                                ? Sentence.of("the response has capital digits, which RFC 7616 does not allow")
                                : Sentence.EMPTY,
                        badCount ? count : Sentence.EMPTY)
                .filter(note -> !note.isEmpty())
                .toList();
    }

    CredentialsReading reading(DigestInput input) {
        return new CredentialsReading(
                input,
                algorithm(),
                credentials.username().orElse(""),
                credentials.realm().orElse(""),
                credentials.nonce().orElse(""),
                credentials.uri().orElse(""),
                credentials.qop(),
                credentials.nc().orElse(""),
                credentials.cnonce().orElse(""),
                ByteBuffer.wrap(Hex.parse(response).orElseThrow()));
    }

    private static Optional<DigestVerdict> malformed(Sentence what) {
        return Optional.of(new DigestVerdict.Malformed(what));
    }

    private static Optional<DigestVerdict> unsupported(String what, String value) {
        return Optional.of(
                new DigestVerdict.Unsupported(Sentence.of(what, value).then(" is not implemented")));
    }
}
