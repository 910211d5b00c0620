package io.siptrail.diagnosis.contact;

import io.siptrail.net.IpAddress;

/** Tells addresses that a device has itself from those that a NAT may share among many. */
final class PrivateAddress {

    private PrivateAddress() {}

    /** IPv4 of RFC 1918, link-local and loopback; any IPv6 address, before which no NAT needs to stand. */
    static boolean isOwn(IpAddress address) {
        if (address.version() == 6) {
            return true;
        }
        long bits = address.low();
        return bits >>> 24 == 10
                || bits >>> 20 == 0xac1
                || bits >>> 16 == 0xc0a8
                || bits >>> 16 == 0xa9fe
                || bits >>> 24 == 127;
    }
}
