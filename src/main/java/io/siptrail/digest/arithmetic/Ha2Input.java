package io.siptrail.digest.arithmetic;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What HA2 is made of (RFC 7616 §3.4.3 A2).
 *
 * @param body the message body, for auth-int
 */
public record Ha2Input(String method, String uri, Optional<ByteBuffer> body) {

    public Ha2Input withMethod(String other) {
        return new Ha2Input(other, uri, body);
    }

    public Ha2Input withUri(String other) {
        return new Ha2Input(method, other, body);
    }

    public Ha2Input withBody(Optional<ByteBuffer> other) {
        return new Ha2Input(method, uri, other);
    }
}
