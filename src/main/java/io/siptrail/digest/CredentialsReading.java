package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import io.siptrail.digest.arithmetic.DigestAlgorithm;
import io.siptrail.digest.arithmetic.Ha1Input;
import io.siptrail.digest.arithmetic.Ha2Input;
import io.siptrail.digest.arithmetic.ResponseTail;
import io.siptrail.digest.arithmetic.Secret;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Credentials that can be computed: everything is there and implemented.
 *
 * @param algorithm what the credentials themselves state, MD5 where they do not (RFC 7616 §3.4)
 * @param response its bytes
 * @param qop as written
 */
record CredentialsReading(
        DigestInput input,
        DigestAlgorithm algorithm,
        String username,
        String realm,
        String nonce,
        String uri,
        Optional<String> qop,
        String nc,
        String cnonce,
        ByteBuffer response) {

    boolean isBodyHashed() {
        return qop.isPresent() && qop.get().equalsIgnoreCase("auth-int");
    }

    /** Whether this is the response. */
    boolean isResponse(byte[] hash) {
        return response.equals(ByteBuffer.wrap(hash));
    }

    /** Whether the response is as long as the algorithm's. */
    boolean fitsAlgorithm() {
        return response.remaining() == algorithm.hash().length();
    }

    /** With {@code auts} a client has no RES and uses the empty password (RFC 3310 §3.4). */
    boolean isResynchronisation() {
        return algorithm.isAka() && input.credentials().auts().isPresent();
    }

    /** What the header says it is. */
    Calculation stated(String realUsername, Secret secret) {
        return Calculation.of(algorithm, Ha1Input.of(realUsername, realm, secret), ha2(), tail());
    }

    private Ha2Input ha2() {
        return new Ha2Input(input.method(), uri, isBodyHashed() ? Optional.of(input.body()) : Optional.empty());
    }

    private ResponseTail tail() {
        return new ResponseTail(nonce, cnonce, qop.map(value -> new ResponseTail.Protection(nc, value)));
    }

    /** The same with the quoted values as they stand between their quotes. */
    CredentialsReading asWritten() {
        WrittenParameters written = new WrittenParameters(input.credentials().text());
        return new CredentialsReading(
                input,
                algorithm,
                written.value("username").orElse(username),
                written.value("realm").orElse(realm),
                written.value("nonce").orElse(nonce),
                written.value("uri").orElse(uri),
                qop,
                nc,
                written.value("cnonce").orElse(cnonce),
                response);
    }

    /** Whether a backslash stands in the header, so that {@link #asWritten} may be another reading. */
    boolean hasEscapes() {
        return input.credentials().text().indexOf('\\') >= 0;
    }
}
