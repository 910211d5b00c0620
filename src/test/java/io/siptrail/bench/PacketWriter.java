package io.siptrail.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes IPv4 packets over Ethernet into a classic pcap file (big-endian, microseconds), with true checksums. */
final class PacketWriter implements Closeable {

    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final int ETHERNET_HEADER = 14;
    private static final int IP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int TCP_HEADER = 20;
    private static final int LARGEST_RECORD = 8192;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.BIG_ENDIAN);
    private int identification;

    private PacketWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file, whose former content is lost, and writes the file header. */
    static PacketWriter open(Path file) throws IOException {
        PacketWriter writer = new PacketWriter(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
        writer.buffer.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
        writer.buffer.putInt(0).putInt(0).putInt(262_144).putInt(1);
        return writer;
    }

    /** Writes a datagram captured at the given time, in microseconds since the epoch. */
    void udp(long micros, Endpoint from, Endpoint to, Payload payload) throws IOException {
        int ip = begin(micros, UDP, from, to, UDP_HEADER + payload.length());
        int udp = ip + IP_HEADER;
        buffer.putShort((short) from.port()).putShort((short) to.port());
        buffer.putShort((short) (UDP_HEADER + payload.length())).putShort((short) 0);
        buffer.put(payload.array(), 0, payload.length());
        int sum = transportChecksum(ip, udp);
        buffer.putShort(udp + 6, (short) (sum == 0 ? 0xffff : sum));
    }

    /** Writes a segment with ACK and PSH set. */
    void tcp(long micros, Endpoint from, Endpoint to, int sequence, Payload payload) throws IOException {
        int ip = begin(micros, TCP, from, to, TCP_HEADER + payload.length());
        int tcp = ip + IP_HEADER;
        buffer.putShort((short) from.port()).putShort((short) to.port());
        buffer.putInt(sequence).putInt(1).putShort((short) 0x5018).putShort((short) 0x7fff);
        buffer.putInt(0).put(payload.array(), 0, payload.length());
        buffer.putShort(tcp + 16, (short) transportChecksum(ip, tcp));
    }

    @Override
    public void close() throws IOException {
        flush();
        channel.close();
    }

    /** Writes the record, link and IP headers; returns the place of the IP header in the buffer. */
    private int begin(long micros, int protocol, Endpoint from, Endpoint to, int length) throws IOException {
        if (buffer.remaining() < LARGEST_RECORD) {
            flush();
        }
        int captured = ETHERNET_HEADER + IP_HEADER + length;
        buffer.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
        buffer.putInt(captured).putInt(captured);
        link(to).link(from).buffer.putShort((short) 0x0800);
        int ip = buffer.position();
        identification = identification % 0xffff + 1;
        buffer.putShort((short) 0x4500).putShort((short) (IP_HEADER + length));
        buffer.putShort((short) identification).putShort((short) 0x4000);
        buffer.put((byte) 64).put((byte) protocol).putShort((short) 0);
        buffer.putInt(from.address()).putInt(to.address());
        buffer.putShort(ip + 10, (short) ~folded(sum(ip, ip + IP_HEADER)));
        return ip;
    }

    private PacketWriter link(Endpoint endpoint) {
        buffer.putShort((short) 0x0200).putInt(endpoint.address());
        return this;
    }

    /** RFC 768 and RFC 9293 section 3.1: a pseudo header of addresses, protocol and length, then header and payload. */
    private int transportChecksum(int ip, int transport) {
        int protocol = buffer.get(ip + 9);
        long pseudo = sum(ip + 12, ip + IP_HEADER) + protocol + (buffer.position() - transport);
        return ~folded(pseudo + sum(transport, buffer.position())) & 0xffff;
    }

    /** Adds words of 32 bits, which folding makes the same as words of 16 (RFC 1071 section 2). */
    private long sum(int from, int to) {
        long sum = 0;
        int at = from;
        for (; at + 4 <= to; at += 4) {
            sum += buffer.getInt(at) & 0xffff_ffffL;
        }
        for (int shift = 24; at < to; at++, shift -= 8) {
            sum += (buffer.get(at) & 0xffL) << shift;
        }
        return sum;
    }

    private static int folded(long sum) {
        long rest = sum;
        while (rest >>> 16 != 0) {
            rest = (rest & 0xffff) + (rest >>> 16);
        }
        return (int) rest;
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
