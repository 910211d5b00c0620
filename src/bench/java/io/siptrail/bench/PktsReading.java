package io.siptrail.bench;

import io.pkts.Pcap;
import io.pkts.packet.Packet;
import io.pkts.packet.sip.SipPacket;
import io.pkts.protocol.Protocol;
import java.io.IOException;

/** Reads a capture with pkts.io and asks every SIP message for its method, Call-ID and CSeq. */
public final class PktsReading {

    private long messages;
    private long registers;

    private PktsReading() {}

    /** The argument is the file. Prints how many SIP messages there are, and how many of them belong to REGISTER. */
    public static void main(String[] args) throws IOException {
        PktsReading reading = new PktsReading();
        Pcap capture = Pcap.openStream(args[0]);
        capture.loop(reading::packet);
        capture.close();
        System.out.println("SIP messages: " + reading.messages + ", of REGISTER: " + reading.registers);
    }

    private boolean packet(Packet packet) throws IOException {
        if (packet.hasProtocol(Protocol.SIP)) {
            SipPacket sip = (SipPacket) packet.getPacket(Protocol.SIP);
            messages++;
            boolean identified = !sip.getCallIDHeader().getCallId().isEmpty()
                    && sip.getCSeqHeader().getSeqNumber() > 0;
            registers += identified && sip.getMethod().toString().equals("REGISTER") ? 1 : 0;
        }
        return true;
    }
}
