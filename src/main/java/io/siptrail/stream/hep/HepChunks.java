package io.siptrail.stream.hep;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HEP version 3: {@code HEP3}, a length, and chunks of vendor, type, length and content in any order. */
final class HepChunks {

    static final int MAGIC = 0x48455033;

    private static final int HEADER = 6;
    private static final int SIP = 1;

    private int protocol = 17;
    private @Nullable IpAddress source;
    private @Nullable IpAddress destination;
    private int sourcePort;
    private int destinationPort;
    private long seconds;
    private long micros;
    private int type = SIP;
    private int agent;
    private int payload = -1;
    private int payloadLength;

    Optional<HepPacket> read(ByteBuffer data, int offset, int length) {
        int end = offset + Math.min(length, data.getShort(offset + 4) & 0xffff);
        int at = offset + HEADER;
        while (at + HEADER <= end) {
            int size = data.getShort(at + 4) & 0xffff;
            if (size < HEADER || at + size > end) {
                return Optional.empty();
            }
            boolean generic = data.getShort(at) == 0;
            if (generic) {
                chunk(data, data.getShort(at + 2) & 0xffff, at + HEADER, size - HEADER);
            }
            at += size;
        }
        return packet();
    }

    private void chunk(ByteBuffer data, int kind, int at, int length) {
        switch (length) {
            case 1 -> octet(kind, data.get(at) & 0xff);
            case 2 -> port(kind, data.getShort(at) & 0xffff);
            case 4 -> word(kind, data.getInt(at));
            case 16 -> address6(kind, data, at);
            default -> {}
        }
        if (kind == 15) {
            payload = at;
            payloadLength = length;
        }
    }

    private void octet(int kind, int value) {
        if (kind == 2) {
            protocol = value;
        } else if (kind == 11) {
            type = value;
        }
    }

    private void port(int kind, int value) {
        if (kind == 7) {
            sourcePort = value;
        } else if (kind == 8) {
            destinationPort = value;
        }
    }

    private void word(int kind, int value) {
        switch (kind) {
            case 3 -> source = new IpAddress(4, 0, value & 0xffffffffL);
            case 4 -> destination = new IpAddress(4, 0, value & 0xffffffffL);
            case 9 -> seconds = value & 0xffffffffL;
            case 10 -> micros = value & 0xffffffffL;
            case 12 -> agent = value;
            default -> {}
        }
    }

    private void address6(int kind, ByteBuffer data, int at) {
        if (kind == 5) {
            source = new IpAddress(6, data.getLong(at), data.getLong(at + 8));
        } else if (kind == 6) {
            destination = new IpAddress(6, data.getLong(at), data.getLong(at + 8));
        }
    }

    private Optional<HepPacket> packet() {
        IpAddress from = source;
        IpAddress to = destination;
        if (from == null || to == null || payload < 0 || type != SIP) {
            return Optional.empty();
        }
        Transport transport = HepPacket.transport(protocol);
        return Optional.of(new HepPacket(
                new Endpoint(from, sourcePort),
                new Endpoint(to, destinationPort),
                transport,
                (seconds * 1_000_000 + micros) * 1_000,
                agent,
                payload,
                payloadLength));
    }
}
