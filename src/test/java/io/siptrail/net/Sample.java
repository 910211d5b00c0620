package io.siptrail.net;

import static io.siptrail.net.Packets.IPV4;
import static io.siptrail.net.Packets.IPV6;
import static io.siptrail.net.Packets.bytes;
import static io.siptrail.net.Packets.ethernet;
import static io.siptrail.net.Packets.extension;
import static io.siptrail.net.Packets.fragmentHeader;
import static io.siptrail.net.Packets.gre;
import static io.siptrail.net.Packets.join;
import static io.siptrail.net.Packets.label;
import static io.siptrail.net.Packets.pppoe;
import static io.siptrail.net.Packets.sll;
import static io.siptrail.net.Packets.sll2;
import static io.siptrail.net.Packets.snap;
import static io.siptrail.net.Packets.tag;
import static io.siptrail.net.Packets.tcp;
import static io.siptrail.net.Packets.text;
import static io.siptrail.net.Packets.u16;
import static io.siptrail.net.Packets.u32;
import static io.siptrail.net.Packets.udp;
import static io.siptrail.net.Packets.vxlan;

import java.util.ArrayList;
import java.util.List;

/** A frame in one of the ways in which a REGISTER travels. The message is always the end of the frame. */
final class Sample {

    private static final byte[] MESSAGE = text(Decoding.REGISTER);
    private static final byte[] UDP = udp(5060, 5070, MESSAGE);
    private static final byte[] V4 = Ipv4.of(UDP);
    private static final byte[] V6 = Ipv6.of(17, UDP);
    private static final byte[] PPP_V4 = join(u16(0x0021), V4);
    private static final byte[] PPP_V6 = join(u16(0x0057), V6);
    private static final byte[] FRAMED_PPP = join(bytes(0xff, 3), PPP_V4);
    private static final byte[] NOTHING = {};

    private final String name;
    private final int linkType;
    private final byte[] frame;
    private final int ipVersion;

    private Sample(int ipVersion, String name, int linkType, byte[] frame) {
        this.ipVersion = ipVersion;
        this.name = name;
        this.linkType = linkType;
        this.frame = frame;
    }

    /** One frame of every kind that can be read. */
    static List<Sample> all() {
        List<Sample> all = new ArrayList<>(ethernets());
        all.addAll(pointToPoint());
        all.addAll(machines());
        all.addAll(tunnels());
        all.addAll(ipHeaders());
        return all;
    }

    private static List<Sample> ethernets() {
        return List.of(
                new Sample(4, "Ethernet, IPv4", 1, ethernet(IPV4, V4)),
                new Sample(6, "Ethernet, IPv6", 1, ethernet(IPV6, V6)),
                new Sample(4, "802.1Q", 1, ethernet(0x8100, tag(31, IPV4, V4))),
                new Sample(6, "802.1ad", 1, ethernet(0x88a8, tag(7, 0x8100, tag(31, IPV6, V6)))),
                new Sample(4, "QinQ as 9100", 1, ethernet(0x9100, tag(7, 0x8100, tag(31, IPV4, V4)))),
                new Sample(4, "QinQ as 8100", 1, ethernet(0x8100, tag(7, 0x8100, tag(31, IPV4, V4)))),
                new Sample(4, "PPPoE", 1, ethernet(0x8864, pppoe(PPP_V4))),
                new Sample(6, "PPPoE, IPv6", 1, ethernet(0x8864, pppoe(PPP_V6))),
                new Sample(4, "PPPoE in a VLAN", 1, ethernet(0x8100, tag(7, 0x8864, pppoe(PPP_V4)))),
                new Sample(4, "PPPoE, protocol of one byte", 1, ethernet(0x8864, pppoe(join(bytes(0x21), V4)))),
                new Sample(4, "MPLS", 1, ethernet(0x8847, label(16, false, label(17, true, V4)))),
                new Sample(6, "MPLS, IPv6", 1, ethernet(0x8848, label(17, true, V6))),
                new Sample(
                        4,
                        "MPLS pseudowire (RFC 4448)",
                        1,
                        ethernet(0x8847, label(17, true, join(u32(5), ethernet(IPV4, V4))))),
                new Sample(4, "802.3 with SNAP", 1, ethernet(8 + V4.length, snap(IPV4, V4))));
    }

    private static List<Sample> pointToPoint() {
        return List.of(
                new Sample(4, "PPP", 9, PPP_V4),
                new Sample(4, "PPP with address and control", 9, FRAMED_PPP),
                new Sample(6, "PPP, IPv6", 9, PPP_V6),
                new Sample(4, "PPP in HDLC framing", 50, FRAMED_PPP),
                new Sample(4, "PPP of Cisco in HDLC framing", 50, join(bytes(0x0f, 0), u16(IPV4), V4)),
                new Sample(4, "PPPoE as link type", 51, pppoe(PPP_V4)),
                new Sample(4, "Cisco HDLC", 104, join(bytes(0x0f, 0), u16(IPV4), V4)),
                new Sample(6, "Cisco HDLC, IPv6", 104, join(bytes(0x8f, 0), u16(IPV6), V6)));
    }

    private static List<Sample> machines() {
        return List.of(
                new Sample(4, "null, little-endian", 0, join(bytes(2, 0, 0, 0), V4)),
                new Sample(4, "null, big-endian", 0, join(u32(2), V4)),
                new Sample(6, "null, IPv6 of BSD", 0, join(bytes(24, 0, 0, 0), V6)),
                new Sample(6, "null, IPv6 of FreeBSD", 0, join(bytes(28, 0, 0, 0), V6)),
                new Sample(6, "null, IPv6 of Darwin", 0, join(bytes(30, 0, 0, 0), V6)),
                new Sample(6, "null, IPv6 of Linux", 0, join(bytes(10, 0, 0, 0), V6)),
                new Sample(6, "null, IPv6 of Darwin, big-endian", 0, join(u32(30), V6)),
                new Sample(4, "loopback", 108, join(u32(2), V4)),
                new Sample(6, "loopback, IPv6", 108, join(u32(24), V6)),
                new Sample(4, "Linux cooked", 113, sll(IPV4, V4)),
                new Sample(6, "Linux cooked, IPv6", 113, sll(IPV6, V6)),
                new Sample(4, "Linux cooked, 802.1Q", 113, sll(0x8100, tag(31, IPV4, V4))),
                new Sample(4, "Linux cooked 2", 276, sll2(IPV4, 7, V4)),
                new Sample(6, "Linux cooked 2, IPv6", 276, sll2(IPV6, 7, V6)),
                new Sample(4, "802.11", 105, join(wireless(0x08, 1), snap(IPV4, V4))),
                new Sample(6, "802.11 with quality of service", 105, join(wireless(0x88, 2), u16(0), snap(IPV6, V6))),
                new Sample(
                        4, "802.11 between access points", 105, join(wireless(0x08, 3), new byte[6], snap(IPV4, V4))),
                new Sample(
                        4,
                        "802.11 under radiotap",
                        127,
                        join(bytes(0, 0, 8, 0), u32(0), wireless(0x08, 1), snap(IPV4, V4))),
                new Sample(
                        4,
                        "802.11 padded, under radiotap with time and flags",
                        127,
                        join(
                                bytes(0, 0, 17, 0, 3, 0, 0, 0),
                                new byte[8],
                                bytes(0x20),
                                wireless(0x88, 1),
                                new byte[4],
                                snap(IPV4, V4))),
                new Sample(4, "ERF", 197, join(erf(2), new byte[2], ethernet(IPV4, V4))),
                new Sample(
                        6, "ERF with an extension", 197, join(erf(0x82), new byte[8], new byte[2], ethernet(IPV6, V6))),
                new Sample(4, "raw 12", 12, V4),
                new Sample(6, "raw 14", 14, V6),
                new Sample(4, "raw 101, IPv4", 101, V4),
                new Sample(6, "raw 101, IPv6", 101, V6),
                new Sample(4, "IPv4", 228, V4),
                new Sample(6, "IPv6", 229, V6));
    }

    private static List<Sample> tunnels() {
        byte[] inner = ethernet(IPV4, V4);
        return List.of(
                inIpv4(4, "GRE", 47, gre(0, IPV4, NOTHING, V4)),
                inIpv4(6, "GRE, IPv6 inside", 47, gre(0, IPV6, NOTHING, V6)),
                inIpv4(4, "GRE with checksum", 47, gre(0x8000, IPV4, u32(1), V4)),
                inIpv4(4, "GRE with all fields", 47, gre(0xb000, IPV4, join(u32(1), u32(2), u32(3)), V4)),
                inIpv4(4, "GRE with Ethernet", 47, gre(0x2000, 0x6558, u32(9), inner)),
                inIpv4(4, "ERSPAN I", 47, gre(0, 0x88be, NOTHING, inner)),
                inIpv4(4, "ERSPAN II", 47, gre(0x1000, 0x88be, u32(3), join(u32(0x1000_0001L), u32(0), inner))),
                inIpv4(4, "ERSPAN III", 47, gre(0x1000, 0x22eb, u32(3), join(erspan3(0), inner))),
                inIpv4(4, "ERSPAN III, longer", 47, gre(0x1000, 0x22eb, u32(3), join(erspan3(1), new byte[8], inner))),
                inIpv4(4, "IP in IP", 4, V4),
                inIpv4(6, "6in4", 41, V6),
                inIpv4(4, "VXLAN", 17, udp(49152, 4789, vxlan(77, inner))),
                inIpv4(
                        6,
                        "VXLAN with a VLAN inside",
                        17,
                        udp(49152, 4789, vxlan(77, ethernet(0x8100, tag(3, IPV6, V6))))),
                inIpv4(4, "GTP-U", 17, udp(2152, 2152, gtp(0x30, NOTHING, V4))),
                inIpv4(4, "GTP-U with a number", 17, udp(2152, 2152, gtp(0x32, u32(0x00010000L), V4))),
                inIpv4(
                        6,
                        "GTP-U with an extension",
                        17,
                        udp(2152, 2152, gtp(0x34, join(u32(0x85), bytes(1, 0, 9, 0)), V6))),
                inIpv4(4, "TZSP", 17, udp(40000, 37008, join(bytes(1, 0), u16(1), bytes(10, 1, 77, 0, 1), inner))),
                new Sample(4, "GRE in IPv6", 229, Ipv6.of(47, gre(0, IPV4, NOTHING, V4))),
                new Sample(4, "IPv4 in IPv6", 229, Ipv6.of(4, V4)),
                new Sample(6, "IPv6 in IPv6", 229, Ipv6.of(41, V6)));
    }

    private static List<Sample> ipHeaders() {
        byte[] authentication = join(bytes(17, 4), new byte[22]);
        byte[] nops = bytes(1, 1, 1, 1, 1, 1, 1, 1);
        return List.of(
                raw(4, "IPv4 with options", new Ipv4().options(nops).carrying(UDP)),
                raw(
                        4,
                        "IPv4, all forty bytes of options",
                        new Ipv4().options(new byte[40]).carrying(UDP)),
                raw(4, "IPv4 with AH", new Ipv4().protocol(51).carrying(join(authentication, UDP))),
                raw(6, "IPv6, hop-by-hop", Ipv6.of(0, extension(17, 0, UDP))),
                raw(6, "IPv6, routing", Ipv6.of(43, extension(17, 2, UDP))),
                raw(6, "IPv6, destination options", Ipv6.of(60, extension(17, 1, UDP))),
                raw(6, "IPv6 with AH", Ipv6.of(51, join(authentication, UDP))),
                raw(6, "IPv6, three extensions", Ipv6.of(0, extension(60, 0, extension(43, 1, extension(17, 0, UDP))))),
                raw(6, "IPv6, atomic fragment", Ipv6.of(44, fragmentHeader(17, 99, 0, false, UDP))),
                raw(4, "IPv4 and TCP", new Ipv4().protocol(6).carrying(tcp(5060, 5070, NOTHING, MESSAGE))),
                raw(6, "IPv6 and TCP with options", Ipv6.of(6, tcp(5060, 5070, new byte[12], MESSAGE))));
    }

    /** 3GPP TS 29.281 §5.1; {@code optional} are number, N-PDU number, next extension, and the extension itself. */
    private static byte[] gtp(int flags, byte[] optional, byte[] packet) {
        return join(bytes(flags, 255), u16(optional.length + packet.length), u32(0x1234), optional, packet);
    }

    /** IEEE 802.11 §9.3.2: frame control, duration, three addresses, sequence control. */
    private static byte[] wireless(int type, int flags) {
        return join(bytes(type, flags), new byte[22]);
    }

    /** The header of an ERF record: time, type, flags, lengths and losses. */
    private static byte[] erf(int type) {
        return join(new byte[8], bytes(type, 4), new byte[6]);
    }

    private static Sample inIpv4(int version, String name, int protocol, byte[] payload) {
        return new Sample(version, name, 1, ethernet(IPV4, Ipv4.tunnel(protocol, payload)));
    }

    private static Sample raw(int version, String name, byte[] packet) {
        return new Sample(version, name, 101, packet);
    }

    /** The twelve bytes of ERSPAN type III; the lowest bit says whether eight more follow. */
    private static byte[] erspan3(int more) {
        return join(u32(0x2000_0001L), u32(5), u16(0), u16(more));
    }

    int linkType() {
        return linkType;
    }

    byte[] frame() {
        return frame.clone();
    }

    /** Bytes before the message. */
    int headers() {
        return frame.length - MESSAGE.length;
    }

    /** The version of the innermost IP header. */
    int ipVersion() {
        return ipVersion;
    }

    @Override
    public String toString() {
        return name;
    }
}
