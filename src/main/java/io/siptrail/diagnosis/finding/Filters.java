package io.siptrail.diagnosis.finding;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;

/** Display filters of Wireshark for addresses. */
public final class Filters {

    private Filters() {}

    /** SIP from or to this address. */
    public static String address(IpAddress address) {
        return "sip && " + (address.version() == 6 ? "ipv6.addr == " : "ip.addr == ") + address;
    }

    /** SIP from or to this endpoint's address. */
    public static String endpoint(Endpoint endpoint) {
        return address(endpoint.address());
    }
}
