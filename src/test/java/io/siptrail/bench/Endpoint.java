package io.siptrail.bench;

/**
 * An IPv4 address and a port.
 *
 * @param address the four bytes of the address, big-endian
 */
record Endpoint(int address, int port) {

    String host() {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    @Override
    public String toString() {
        return host() + ":" + port;
    }
}
