package io.siptrail.stream;

import io.siptrail.testing.TcpCapture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A TCP connection between two ends, written down segment by segment as a capture would see it. */
final class Dialogue {

    final TcpCapture capture;
    final End client;
    final End server;

    /** One end with the bytes that it has sent so far. */
    final class End {

        private final String here;
        private final String there;
        private final int initial;
        private int sent;

        End(String here, String there, int initial) {
            this.here = here;
            this.there = there;
            this.initial = initial;
        }

        /** Sends text in one segment. */
        End says(String text) {
            return sends(Wire.bytes(text));
        }

        /** Sends bytes in one segment. */
        End sends(byte[] bytes) {
            at(sent, bytes);
            sent += bytes.length;
            return this;
        }

        /** Sends bytes in segments of so many. */
        End inPieces(byte[] bytes, int size) {
            for (int at = 0; at < bytes.length; at += size) {
                sends(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
            }
            return this;
        }

        /** Writes down a segment with bytes of any place in the stream. */
        End at(int place, byte[] bytes) {
            return flags(TcpCapture.ACK, place, bytes);
        }

        /** Says that bytes were sent that no segment shows. */
        End sentUnseen(int bytes) {
            sent += bytes;
            return this;
        }

        End acknowledges() {
            return flags(TcpCapture.ACK, sent, new byte[0]);
        }

        End fin() {
            flags(TcpCapture.FIN | TcpCapture.ACK, sent, new byte[0]);
            sent++;
            return this;
        }

        End rst() {
            return flags(TcpCapture.RST | TcpCapture.ACK, sent, new byte[0]);
        }

        End syn() {
            capture.segment(here, there, TcpCapture.SYN, initial - 1, 0, new byte[0]);
            return this;
        }

        End synAck() {
            int flags = TcpCapture.SYN | TcpCapture.ACK;
            capture.segment(here, there, flags, initial - 1, other().initial, new byte[0]);
            return this;
        }

        private End flags(int flags, int place, byte[] bytes) {
            capture.segment(here, there, flags, initial + place, other().initial + other().sent, bytes);
            return this;
        }

        private End other() {
            return this == client ? server : client;
        }
    }

    private Dialogue(TcpCapture capture, String from, String to, int clientStart, int serverStart) {
        this.capture = capture;
        this.client = new End(from, to, clientStart);
        this.server = new End(to, from, serverStart);
    }

    /** A connection to the port of SIP, opened by three segments. */
    static Dialogue opened() {
        return opened("192.0.2.1:40000", "198.51.100.1:5060", 1_000, 900_000);
    }

    /** A connection opened by three segments, with the sequence numbers of the first bytes. */
    static Dialogue opened(String from, String to, int clientStart, int serverStart) {
        Dialogue dialogue = underWay(from, to, clientStart, serverStart);
        dialogue.client.syn();
        dialogue.server.synAck();
        dialogue.client.acknowledges();
        return dialogue;
    }

    /** A connection whose beginning is not captured. */
    static Dialogue underWay(String from, String to, int clientStart, int serverStart) {
        return new Dialogue(new TcpCapture(), from, to, clientStart, serverStart);
    }

    /** Text as it stands on the wire: a line end is CRLF. */
    static final class Wire {

        private Wire() {}

        static byte[] bytes(String text) {
            return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        }

        static String register(int number, String body) {
            return """
                    REGISTER sip:example.com SIP/2.0
                    Via: SIP/2.0/TCP 192.0.2.1:40000;branch=z9hG4bK%1$d
                    From: <sip:alice@example.com>;tag=a
                    To: <sip:alice@example.com>
                    Call-ID: one
                    CSeq: %1$d REGISTER
                    Content-Length: %2$d

                    """.formatted(number, bytes(body).length) + body;
        }

        static String ok(int number) {
            return """
                    SIP/2.0 200 OK
                    Via: SIP/2.0/TCP 192.0.2.1:40000;branch=z9hG4bK%1$d
                    From: <sip:alice@example.com>;tag=a
                    To: <sip:alice@example.com>;tag=b
                    Call-ID: one
                    CSeq: %1$d REGISTER
                    Content-Length: 0

                    """.formatted(number);
        }
    }
}
