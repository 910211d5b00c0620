package io.siptrail.diagnosis.evidence;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.IpAddress;

/**
 * A DNS server that knows no answer.
 *
 * @param frame that says so
 * @param timeNanos its raw time, nanoseconds since the epoch
 * @param server who was asked
 * @param name that was asked for
 * @param type of the records that were asked for
 * @param code why there is no answer (RFC 1035 §4.1.1)
 */
public record DnsFailure(FrameRef frame, long timeNanos, IpAddress server, String name, int type, int code) {

    /** {@code NXDOMAIN to SRV} and so on. */
    public String words() {
        String why = switch (code) {
            case 2 -> "SERVFAIL";
            case 3 -> "NXDOMAIN";
            default -> "REFUSED";
        };
        String asked = switch (type) {
            case DnsAnswer.A -> "A";
            case DnsAnswer.AAAA -> "AAAA";
            case DnsAnswer.SRV -> "SRV";
            default -> "NAPTR";
        };
        return why + " to " + asked;
    }
}
