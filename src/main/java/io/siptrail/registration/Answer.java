package io.siptrail.registration;

import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.Position;

/**
 * A final response to a REGISTER where and when it was captured.
 *
 * @param timeNanos its raw time, nanoseconds since the epoch
 * @param registrar who was asked
 */
record Answer(SipResponse response, Position position, long timeNanos, Endpoint registrar, Transport transport) {

    long order() {
        return position.orderNanos();
    }
}
