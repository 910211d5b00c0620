package io.siptrail.net;

/**
 * An address and a port.
 *
 * @param port 0 to 65535
 */
public record Endpoint(IpAddress address, int port) implements Comparable<Endpoint> {

    /** A number that equal endpoints share and others practically do not; never 0. */
    public long key() {
        return key(address.high(), address.low(), port);
    }

    static long key(long high, long low, int port) {
        long mixed = (high ^ 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 29 ^ low) * 0x94d049bb133111ebL;
        mixed = (mixed ^ mixed >>> 32 ^ port) * 0xbf58476d1ce4e5b9L;
        return (mixed ^ mixed >>> 31) | 1;
    }

    @Override
    public int compareTo(Endpoint other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
    }

    /** {@code 10.0.0.1:5060} or {@code [2001:db8::1]:5060}. */
    @Override
    public String toString() {
        return address.version() == 6 ? "[" + address + "]:" + port : address + ":" + port;
    }
}
