package io.siptrail.analysis;

import io.siptrail.capture.Frame;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.IcmpError;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.TcpSegment;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.sip.SipMessage;
import io.siptrail.stream.StreamHandler;
import io.siptrail.stream.StreamLimits;
import io.siptrail.stream.StreamMessage;
import io.siptrail.stream.TcpStreams;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Position;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says of every datagram and every TCP stream whether it is SIP, by its content on any port, and gives REGISTER messages to
 * the registrations and all others to the evidence. What is no SIP costs a look at its first bytes and allocates nothing.
 */
final class SipIntake implements PacketHandler, StreamHandler {

    private final Set<Integer> ports;
    private final MessageScanner scanner;
    private final MessageCensus census;
    private final Evidence evidence;
    private final Consumer<Observed> registers;
    private final TcpStreams streams;
    private byte[] scratch = new byte[1 << 16];

    /** Looks only at these ports, or at all when the set is empty. */
    SipIntake(
            Set<Integer> ports,
            SipLimits limits,
            MessageCensus census,
            Evidence evidence,
            Consumer<Observed> registers,
            StreamLimits streamLimits,
            KeyLog tlsSecrets,
            FrameTally frames) {
        this.ports = Set.copyOf(ports);
        this.scanner = new MessageScanner(limits);
        this.census = census;
        this.evidence = evidence;
        this.registers = registers;
        this.streams = new TcpStreams(streamLimits, new SipStreamFraming(limits), tlsSecrets, this, frames);
    }

    /** Ends the capture at this running time: what is left in the streams is read. */
    void finish(long endNanos) {
        streams.finish(endNanos);
    }

    /** What a reader of the report should know about the streams, by id. */
    Map<String, Long> streamOddities() {
        return streams.oddities();
    }

    @Override
    public Fate segment(TcpSegment segment) {
        Datagram payload = segment.payload();
        if (!segment.isRst()) {
            evidence.heardFrom(payload.sourceKey(), payload.frame().orderNanos());
        }
        return wanted(payload) ? streams.segment(segment) : Fate.NOT_SIP;
    }

    @Override
    public boolean message(StreamMessage message) {
        boolean sip = message.delimited()
                ? scanner.scan(message.bytes(), message.offset(), message.length(), false)
                : scanner.scanStream(message.bytes(), message.offset(), message.length());
        if (sip) {
            take(observed(scanner.message(), message));
        }
        return sip;
    }

    @Override
    public void icmpError(IcmpError error) {
        evidence.icmp(error);
    }

    @Override
    public Fate datagram(Datagram datagram) {
        evidence.heardFrom(datagram.sourceKey(), datagram.frame().orderNanos());
        if (!MessageScanner.mayBegin(datagram.data(), datagram.offset(), datagram.length()) || !wanted(datagram)) {
            return Fate.NOT_SIP;
        }
        int length = datagram.length();
        if (length > scratch.length) {
            scratch = new byte[length];
        }
        datagram.data().get(datagram.offset(), scratch, 0, length);
        if (!scanner.scan(scratch, 0, length, datagram.cut())) {
            return datagram.cut() ? Fate.CUT_MESSAGE : Fate.NOT_SIP;
        }
        take(observed(scanner.message(), datagram));
        return Fate.SIP;
    }

    /** Takes the message that the scanner has read. */
    private void take(Observed observed) {
        census.count(scanner);
        if (scanner.isRegister()) {
            census.issues(observed.message());
            registers.accept(observed);
        } else {
            evidence.message(observed);
        }
    }

    private boolean wanted(Datagram datagram) {
        return ports.isEmpty() || ports.contains(datagram.sourcePort()) || ports.contains(datagram.destinationPort());
    }

    private static Observed observed(SipMessage message, Datagram datagram) {
        Frame frame = datagram.frame();
        return new Observed(
                message,
                datagram.source(),
                datagram.destination(),
                datagram.transport(),
                new Position(frame.orderNanos(), frame.ref(), 0),
                frame.timestampNanos(),
                datagram.identification(),
                datagram.hops(),
                datagram.captureInterface());
    }

    private static Observed observed(SipMessage message, StreamMessage found) {
        return new Observed(
                message,
                found.source(),
                found.destination(),
                found.transport(),
                new Position(found.orderNanos(), found.frame(), found.rank()),
                found.timeNanos(),
                found.identification(),
                found.hops(),
                found.captureInterface());
    }
}
