package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import java.util.List;

/** One end of a connection or association, by what it sends. */
interface Sender {

    Endpoint source();

    Endpoint destination();

    /** Every frame that carried a part of the message that stands between these places of what it sends. */
    List<FrameRef> carrying(long placeFrom, long placeTo);
}
