package io.siptrail.analysis;

import io.siptrail.capture.Frame;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.IcmpError;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.Transport;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.sip.SipMessage;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Position;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says of every datagram whether it is SIP, by its content on any port, and gives REGISTER messages to the
 * registrations and all others to the evidence. What is no SIP costs a look at its first bytes and allocates nothing.
 */
final class SipIntake implements PacketHandler {

    private final Set<Integer> ports;
    private final MessageScanner scanner;
    private final MessageCensus census;
    private final Evidence evidence;
    private final Consumer<Observed> registers;
    private byte[] scratch = new byte[1 << 16];

    /** Looks only at these ports, or at all when the set is empty. */
    SipIntake(
            Set<Integer> ports,
            SipLimits limits,
            MessageCensus census,
            Evidence evidence,
            Consumer<Observed> registers) {
        this.ports = Set.copyOf(ports);
        this.scanner = new MessageScanner(limits);
        this.census = census;
        this.evidence = evidence;
        this.registers = registers;
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
        return candidate(datagram);
    }

    /** Apart from the look above, which is for every packet: this is for few. */
    private Fate candidate(Datagram datagram) {
        int length = datagram.length();
        if (length > scratch.length) {
            scratch = new byte[length];
        }
        datagram.data().get(datagram.offset(), scratch, 0, length);
        if (!scanner.scan(scratch, 0, length, datagram.cut())) {
            return datagram.cut() ? Fate.CUT_MESSAGE : Fate.NOT_SIP;
        }
        if (datagram.transport() == Transport.TCP) {
            return Fate.TCP_STREAM;
        }
        census.count(scanner);
        SipMessage message = scanner.message();
        if (scanner.isRegister()) {
            census.issues(message);
            message.readAhead();
            registers.accept(observed(message, datagram));
        } else {
            evidence.message(observed(message, datagram));
        }
        return Fate.SIP;
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
}
