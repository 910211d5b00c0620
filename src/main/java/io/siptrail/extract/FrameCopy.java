package io.siptrail.extract;

import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureInterface;
import io.siptrail.capture.CaptureSet;
import io.siptrail.capture.Frame;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.PacketDecoder;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.TcpSegment;
import io.siptrail.report.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Copies the frames that were found, byte for byte with their times and what is known of their interfaces. */
final class FrameCopy implements PacketHandler {

    private static final String CONNECTION = "the connection of a chosen attempt";

    private final FrameSearch search;
    private final CaptureSet captures;
    private final PcapNgWriter writer;
    private final PacketDecoder decoder;
    private final ExcerptLimits limits;
    /** The interface of the copy for each of the originals. */
    private final Map<Origin, Integer> interfaces = new HashMap<>();
    /** For each file its first interface in the copy. */
    private final Map<Integer, Integer> firstInterfaces = new TreeMap<>();

    private boolean ofConnection;
    private long copied;
    private long lastNanos;

    private record Origin(int capture, int interfaceId, int linkType) {}

    FrameCopy(
            FrameSearch search,
            CaptureSet captures,
            PcapNgWriter writer,
            AuditSettings settings,
            ExcerptLimits limits) {
        this.search = search;
        this.captures = captures;
        this.writer = writer;
        this.limits = limits;
        this.decoder = new PacketDecoder(settings.limits().net(), this);
    }

    /** Reads to the end; the number of frames copied. */
    long read() throws IOException {
        boolean connections = !search.connections().isEmpty();
        boolean secretsDue = connections;
        while (captures.next()) {
            Frame frame = captures.frame();
            ofConnection = false;
            if (connections) {
                decoder.decode(frame);
            }
            List<String> notes = search.notes().of(frame.ref());
            if (ofConnection || !notes.isEmpty()) {
                if (secretsDue) {
                    secretsDue = false;
                    secrets();
                }
                copy(frame, notes);
            }
        }
        decoder.finish();
        dropped();
        return copied;
    }

    private void secrets() throws IOException {
        List<String> logs = new ArrayList<>(search.secrets());
        String lines = search.randoms().secretsOf(search.connections(), logs);
        if (!lines.isEmpty()) {
            writer.secrets(lines);
        }
    }

    private void copy(Frame frame, List<String> notes) throws IOException {
        int to = interfaceOf(frame);
        lastNanos = frame.timestampNanos();
        writer.packet(
                to,
                frame.timestampNanos(),
                frame.data(),
                frame.offset(),
                frame.length(),
                frame.originalLength(),
                comment(frame, notes));
        copied++;
    }

    private String comment(Frame frame, List<String> notes) {
        String what = notes.isEmpty() ? CONNECTION : String.join("; ", notes);
        String bounded = what.length() > limits.commentCharacters()
                ? what.substring(0, limits.commentCharacters()) + "..."
                : what;
        String time = frame.hasTimestamp() ? "" : ", which says no time";
        return bounded + " (" + Printable.of(file(frame).name()) + ", frame " + frame.number() + time + ")";
    }

    private CaptureFile file(Frame frame) {
        return captures.files().get(frame.capture());
    }

    private int interfaceOf(Frame frame) throws IOException {
        Origin origin = new Origin(frame.capture(), frame.interfaceId(), frame.linkType());
        Integer known = interfaces.get(origin);
        if (known != null) {
            return known;
        }
        CaptureFile file = file(frame);
        List<CaptureInterface> described = file.interfaces();
        CaptureInterface original = frame.interfaceId() < described.size()
                ? described.get(frame.interfaceId())
                : new CaptureInterface("", frame.linkType(), 0);
        int fresh = writer.describe(
                frame.linkType(), original.snapLength(), original.name(), "of " + Printable.of(file.name()));
        interfaces.put(origin, fresh);
        firstInterfaces.putIfAbsent(frame.capture(), fresh);
        return fresh;
    }

    /** What the capturing system lost is lost to the copy too. */
    private void dropped() throws IOException {
        for (Map.Entry<Integer, Integer> first : firstInterfaces.entrySet()) {
            long packets = captures.files().get(first.getKey()).droppedPackets();
            if (packets > 0) {
                writer.dropped(first.getValue(), lastNanos, packets);
            }
        }
    }

    @Override
    public Fate datagram(Datagram datagram) {
        return Fate.NOT_SIP;
    }

    @Override
    public Fate segment(TcpSegment segment) {
        ofConnection = search.connections().wants(segment);
        return Fate.NOT_SIP;
    }

    @Override
    public Fate sctp(SctpPacket packet) {
        ofConnection = search.connections().wants(packet);
        return Fate.NOT_SIP;
    }
}
