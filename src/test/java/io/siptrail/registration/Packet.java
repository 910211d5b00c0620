package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.sip.SipMessage;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A REGISTER, or a response to one, in one captured packet. Every method that changes something returns another packet.
 *
 * @param headers lines {@code Name: value} in order
 * @param micros of its timestamp, after the start of the capture
 * @param identification of IP; empty for one that no other packet has
 * @param ttl TTL or hop limit
 * @param capture rank of the file
 * @param captureInterface within the file
 */
record Packet(
        String startLine,
        List<String> headers,
        Endpoint source,
        Endpoint destination,
        long micros,
        Optional<Integer> identification,
        int ttl,
        int capture,
        int captureInterface) {

    /** When every capture of these tests begins, nanoseconds since the epoch. */
    static final long START = 1_700_000_000_000_000_000L;

    private static final String PHONE = "10.0.0.1:5060";
    private static final String REGISTRAR = "10.0.0.200:5060";

    /** The phone of {@code sip:alice@example.com} at 10.0.0.1 asks for an hour, without credentials. */
    static Packet register(String callId, int cseq) {
        List<String> headers = """
                Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK-%1$s-%2$d
                Max-Forwards: 70
                From: <sip:alice@example.com>;tag=f-%1$s
                To: <sip:alice@example.com>
                Call-ID: %1$s
                CSeq: %2$d REGISTER
                Contact: <sip:alice@10.0.0.1:5060>
                Expires: 3600
                User-Agent: Phone/1.0
                """.formatted(callId, cseq).lines().toList();
        return new Packet(
                "REGISTER sip:example.com SIP/2.0",
                headers,
                endpoint(PHONE),
                endpoint(REGISTRAR),
                0,
                Optional.empty(),
                64,
                0,
                0);
    }

    /** A response that whoever received this request sends back to where it came from. */
    Packet answer(int status) {
        List<String> echoed = headers.stream()
                .filter(line -> line.matches("(?s)(Via|From|To|Call-ID|CSeq):.*"))
                .toList();
        return new Packet(
                "SIP/2.0 " + status + " Whatever",
                echoed,
                /* source= */ destination,
                /* destination= */ source,
                micros,
                Optional.empty(),
                64,
                0,
                captureInterface);
    }

    /** A 401 with one challenge. */
    Packet challenge(String nonce) {
        return answer(401).and("WWW-Authenticate", "Digest realm=\"example.com\", nonce=\"" + nonce + "\"");
    }

    /** A 200 that lists the Contact of this request and grants it an hour. */
    Packet ok() {
        return answer(200).and("Contact", header("Contact") + ";expires=3600");
    }

    /** With an Authorization whose response no other request has. */
    Packet credentials(String nonce) {
        return credentials(nonce, "%032x".formatted((nonce + headers).hashCode()));
    }

    Packet credentials(String nonce, String response) {
        return with(
                "Authorization",
                "Digest username=\"alice\", realm=\"example.com\", nonce=\"%s\", uri=\"sip:example.com\", response=\"%s\""
                        .formatted(nonce, response));
    }

    /** As another phone sends it: source, Via and Contact are there. */
    Packet phone(String endpoint) {
        return source(endpoint)
                .with("Contact", "<sip:alice@" + endpoint + ">")
                .via(header("Via").replaceFirst("UDP [^;]*", "UDP " + endpoint));
    }

    /** As the proxy sends it on: with its own Via on top. */
    Packet forwarded(String proxy, String branch, String destination) {
        List<String> lines = new ArrayList<>(headers);
        lines.add(0, "Via: SIP/2.0/UDP " + proxy + ";branch=" + branch);
        return headers(lines).source(proxy).destination(destination);
    }

    Packet via(String value) {
        return with("Via", value);
    }

    Packet branch(String branch) {
        return via("SIP/2.0/UDP 10.0.0.1:5060;branch=" + branch);
    }

    Packet contact(String value) {
        return with("Contact", value);
    }

    /** Replaces a header, or adds it. */
    Packet with(String name, String value) {
        return without(name).and(name, value);
    }

    /** Adds a header after the others. */
    Packet and(String name, String value) {
        List<String> lines = new ArrayList<>(headers);
        lines.add(name + ": " + value);
        return headers(lines);
    }

    Packet without(String name) {
        return headers(
                headers.stream().filter(line -> !line.startsWith(name + ":")).toList());
    }

    /** The value of the first header of that name. */
    String header(String name) {
        return headers.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private Packet headers(List<String> lines) {
        return new Packet(
                startLine, lines, source, destination, micros, identification, ttl, capture, captureInterface);
    }

    Packet source(String text) {
        return new Packet(
                startLine,
                headers,
                endpoint(text),
                destination,
                micros,
                identification,
                ttl,
                capture,
                captureInterface);
    }

    Packet destination(String text) {
        return new Packet(
                startLine, headers, source, endpoint(text), micros, identification, ttl, capture, captureInterface);
    }

    /** Milliseconds after the start of the capture. */
    Packet at(long millis) {
        return atMicros(millis * 1000);
    }

    Packet atMicros(long at) {
        return new Packet(startLine, headers, source, destination, at, identification, ttl, capture, captureInterface);
    }

    /** 0 stands for none, as in IPv6. */
    Packet identification(int id) {
        return new Packet(
                startLine, headers, source, destination, micros, Optional.of(id), ttl, capture, captureInterface);
    }

    Packet ttl(int hops) {
        return new Packet(
                startLine, headers, source, destination, micros, identification, hops, capture, captureInterface);
    }

    Packet captureInterface(int number) {
        return new Packet(startLine, headers, source, destination, micros, identification, ttl, capture, number);
    }

    /** The bytes of the message. */
    byte[] wire() {
        return (startLine + "\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What the reader makes of it, with its bytes changed on the way.
     *
     * @param frame its number, from 1
     * @param orderNanos the latest timestamp of the capture so far
     * @return empty when the bytes are no REGISTER message any more
     */
    Optional<Observed> observed(long frame, long orderNanos, UnaryOperator<byte[]> change) {
        byte[] bytes = change.apply(wire());
        MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
        if (!scanner.scan(bytes, 0, bytes.length, false) || !scanner.isRegister()) {
            return Optional.empty();
        }
        SipMessage message = scanner.message();
        return Optional.of(new Observed(
                message,
                source,
                destination,
                Transport.UDP,
                new Position(orderNanos, new FrameRef(capture, frame), 0),
                timeNanos(),
                identification.orElse((int) (frame % 0xffff + 1)),
                ttl,
                captureInterface));
    }

    long timeNanos() {
        return START + micros * 1000;
    }

    /** {@code 192.0.2.1:5060}. */
    static Endpoint endpoint(String text) {
        String[] parts = text.split("[.:]", -1);
        assertThat(parts).as(text).hasSize(5);
        long address = 0;
        for (int i = 0; i < 4; i++) {
            address = address << 8 | Long.parseLong(parts[i]);
        }
        Endpoint endpoint = new Endpoint(new IpAddress(4, 0, address), Integer.parseInt(parts[4]));
        assertThat(endpoint.toString().toLowerCase(Locale.ROOT)).isEqualTo(text);
        return endpoint;
    }
}
