package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import io.siptrail.digest.arithmetic.Secret;
import java.nio.ByteBuffer;

/**
 * A response and all that it was computed from but the password.
 *
 * @param calculation as the header states it, with an empty password
 * @param response its bytes, as many as the hash function gives
 */
public record StatedResponse(Calculation calculation, ByteBuffer response) {

    static StatedResponse of(CredentialsReading reading) {
        return new StatedResponse(reading.stated(reading.username(), Secret.empty()), reading.response());
    }
}
