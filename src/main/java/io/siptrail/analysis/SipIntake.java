package io.siptrail.analysis;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.evidence.ConnectionEvent.Kind;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.IcmpError;
import io.siptrail.net.LostDatagram;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.TcpSegment;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.sip.SipMessage;
import io.siptrail.stream.ConnectionEvent;
import io.siptrail.stream.SctpAssociations;
import io.siptrail.stream.StreamHandler;
import io.siptrail.stream.StreamLimits;
import io.siptrail.stream.StreamMessage;
import io.siptrail.stream.TcpStreams;
import io.siptrail.stream.hep.HepPacket;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says of every datagram, every TCP stream and every SCTP association whether it is SIP, by its content on any port, and gives REGISTER messages to
 * the registrations; what the packets tell besides goes to the evidence. What is no SIP costs a look at its first bytes, and nothing is allocated
 * for a datagram or for a connection that was dismissed; a chunk of SCTP is copied as long as its association is not dismissed.
 */
public final class SipIntake implements PacketHandler, StreamHandler {

    private static final int DNS_PORT = 53;
    private static final int MOST_HOLES = 1_000;

    private final Set<Integer> ports;
    private final MessageScanner scanner;
    private final MessageCensus census;
    private final Evidence evidence;
    private final Consumer<Observed> registers;
    private final Consumer<Observed> others;
    private final TcpStreams streams;
    private final SctpAssociations associations;
    private final List<CaptureFacts.StreamHole> holes = new ArrayList<>(0);
    private byte[] scratch = new byte[1 << 16];
    private @Nullable Datagram datagram;
    private @Nullable StreamMessage streamed;

    /** Looks only at these ports, or at all when the set is empty. REGISTER messages go one way, all others another. */
    public SipIntake(
            Set<Integer> ports,
            SipLimits limits,
            MessageCensus census,
            Evidence evidence,
            Consumer<Observed> registers,
            Consumer<Observed> others,
            StreamLimits streamLimits,
            KeyLog tlsSecrets,
            FrameTally frames) {
        this.ports = Set.copyOf(ports);
        this.scanner = new MessageScanner(limits);
        this.census = census;
        this.evidence = evidence;
        this.registers = registers;
        this.others = others;
        this.streams = new TcpStreams(streamLimits, new SipStreamFraming(limits), tlsSecrets, this, frames);
        this.associations = new SctpAssociations(streamLimits, new SipStreamFraming(limits), this, frames);
    }

    /** Every frame that carried a part of the message in hand; only while a message is taken. */
    public List<FrameRef> frames() {
        StreamMessage inStream = streamed;
        Datagram alone = datagram;
        return inStream != null ? inStream.frames() : alone == null ? List.of() : alone.frames();
    }

    /** Ends the capture at this running time: what is left in the streams is read. */
    public void finish(long endNanos) {
        streams.finish(endNanos);
        associations.finish(endNanos);
    }

    /** What a reader of the report should know about the streams, by id. */
    Map<String, Long> streamOddities() {
        Map<String, Long> both = new TreeMap<>(streams.oddities());
        associations.oddities().forEach((oddity, count) -> both.merge(oddity, count, Long::sum));
        return both;
    }

    @Override
    public Fate segment(TcpSegment segment) {
        Datagram payload = segment.payload();
        if (!segment.isRst()) {
            evidence.heardFrom(payload.sourceKey(), payload.frame().orderNanos());
        }
        return wanted(payload.sourcePort(), payload.destinationPort()) ? streams.segment(segment) : Fate.NOT_SIP;
    }

    @Override
    public Fate sctp(SctpPacket packet) {
        Datagram payload = packet.payload();
        if (packet.isHeard()) {
            evidence.heardFrom(payload.sourceKey(), payload.frame().orderNanos());
        }
        return wanted(payload.sourcePort(), payload.destinationPort()) ? associations.packet(packet) : Fate.NOT_SIP;
    }

    @Override
    public boolean message(StreamMessage message) {
        boolean sip = message.delimited()
                ? scanner.scan(message.bytes(), message.offset(), message.length(), message.cut())
                : scanner.scanStream(message.bytes(), message.offset(), message.length());
        if (sip) {
            streamed = message;
            take(observed(scanner.message(), message), message.cut());
            streamed = null;
        }
        return sip;
    }

    @Override
    public void connection(ConnectionEvent event) {
        Optional<Kind> kind = ConnectionKinds.evidence(event.kind());
        kind.ifPresent(known -> evidence.connection(new io.siptrail.diagnosis.evidence.ConnectionEvent(
                known,
                event.client(),
                event.server(),
                event.transport(),
                event.frame(),
                event.orderNanos(),
                event.timeNanos(),
                ConnectionKinds.carriedSip(event.kind()),
                event.detail())));
    }

    @Override
    public void missing(FrameRef frame, long fromNanos, long toNanos) {
        if (holes.size() < MOST_HOLES) {
            holes.add(new CaptureFacts.StreamHole(frame, fromNanos, toNanos));
        }
    }

    /** The first of the places where connections go on in another file with bytes missing. */
    List<CaptureFacts.StreamHole> holes() {
        return holes;
    }

    @Override
    public void icmpError(IcmpError error) {
        evidence.icmp(error);
    }

    @Override
    public void fragmentLost(LostDatagram lost) {
        evidence.fragmentLost(lost);
    }

    @Override
    public Fate datagram(Datagram datagram) {
        this.datagram = datagram;
        evidence.heardFrom(datagram.sourceKey(), datagram.frame().orderNanos());
        if (!MessageScanner.mayBegin(datagram.data(), datagram.offset(), datagram.length())) {
            if (datagram.sourcePort() == DNS_PORT) {
                evidence.dns(datagram);
            }
            return HepPacket.mayBegin(datagram.data(), datagram.offset(), datagram.length())
                    ? HepPacket.read(datagram.data(), datagram.offset(), datagram.length())
                            .map(packet -> encapsulated(packet, datagram))
                            .orElse(Fate.NOT_SIP)
                    : Fate.NOT_SIP;
        }
        if (!wanted(datagram.sourcePort(), datagram.destinationPort())) {
            return Fate.NOT_SIP;
        }
        return candidate(datagram);
    }

    /** Apart from the look above, which is for every packet: this is for few. */
    private Fate candidate(Datagram datagram) {
        if (!scan(datagram, datagram.offset(), datagram.length())) {
            return datagram.cut() ? Fate.CUT_MESSAGE : Fate.NOT_SIP;
        }
        take(observed(scanner.message(), datagram), datagram.cut());
        return Fate.SIP;
    }

    private boolean scan(Datagram datagram, int offset, int length) {
        if (length > scratch.length) {
            scratch = new byte[length];
        }
        datagram.data().get(offset, scratch, 0, length);
        return scanner.scan(scratch, 0, length, datagram.cut());
    }

    /** A packet that an agent sent to a collector: its addresses and its time are those that the agent saw. */
    private Fate encapsulated(HepPacket packet, Datagram datagram) {
        if (!wanted(packet.source().port(), packet.destination().port())
                || !MessageScanner.mayBegin(datagram.data(), packet.offset(), packet.length())
                || !scan(datagram, packet.offset(), packet.length())) {
            return Fate.NOT_SIP;
        }
        evidence.heardFrom(packet.source().key(), datagram.frame().orderNanos());
        take(observed(scanner.message(), packet, datagram.frame()), datagram.cut());
        return Fate.SIP;
    }

    /** Takes the message that the scanner has read. */
    private void take(Observed observed, boolean cut) {
        census.count(scanner, cut);
        if (scanner.isRegister()) {
            census.issues(observed.message());
            observed.message().readAhead();
            registers.accept(observed);
        } else {
            others.accept(observed);
        }
    }

    private boolean wanted(int sourcePort, int destinationPort) {
        return ports.isEmpty() || ports.contains(sourcePort) || ports.contains(destinationPort);
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

    /** The IP identification would be that of the agent's own packet; two agents that saw one packet are two places of capture. */
    private static Observed observed(SipMessage message, HepPacket packet, Frame frame) {
        return new Observed(
                message,
                packet.source(),
                packet.destination(),
                packet.transport(),
                new Position(frame.orderNanos(), frame.ref(), 0),
                packet.timeNanos() == 0 ? frame.timestampNanos() : packet.timeNanos(),
                0,
                0,
                packet.agent());
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
