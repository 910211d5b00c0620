package io.siptrail.net;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        out.number(address.version());
        out.number(address.high());
        out.number(address.low());
        out.number(port);
    }

    /** Reads it from a record. */
    public static Endpoint read(RecordInput in) throws IOException {
        return new Endpoint(new IpAddress(in.count(), in.number(), in.number()), in.count());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Endpoint endpoint && port == endpoint.port && address.equals(endpoint.address));
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + port;
    }

    @Override
    public int compareTo(Endpoint other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
    }

    /** {@code 10.0.0.1:5060} or {@code [2001:db8::1]:5060}. */
    @Override
    public String toString() {
        return appendTo(new StringBuilder(24)).toString();
    }

    /** Appends the {@linkplain #toString() text}. */
    public StringBuilder appendTo(StringBuilder text) {
        if (address.version() == 4) {
            return address.appendTo(text).append(':').append(port);
        }
        return address.appendTo(text.append('[')).append("]:").append(port);
    }
}
