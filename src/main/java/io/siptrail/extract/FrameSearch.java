package io.siptrail.extract;

import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.MessageCensus;
import io.siptrail.analysis.SipIntake;
import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureSet;
import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.Datagram;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.IcmpError;
import io.siptrail.net.LostDatagram;
import io.siptrail.net.PacketDecoder;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.TcpSegment;
import io.siptrail.net.Transport;
import io.siptrail.report.Printable;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.TransactionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a capture for the frames of a selection: those of its messages, whole or in fragments or segments, copies and
 * retransmissions included; ICMP errors that quote one; the beginnings of datagrams that never became whole; and the frames that a
 * diagnosis names.
 */
final class FrameSearch implements PacketHandler {

    private static final int REASONS = 4;
    private static final int LONGEST_REASON_PHRASE = 80;

    private final Selection selection;
    private final FrameNotes notes;
    private final WantedConnections connections;
    private final ClientRandoms randoms;
    private final SipIntake intake;
    private final PacketDecoder decoder;
    /** Who sent the last wanted message on a connection that the other side did not acknowledge yet. */
    private final Map<Long, Unacknowledged> unacknowledged = new HashMap<>();

    private final List<String> keyLogs = new ArrayList<>();
    private final List<String> read = new ArrayList<>();

    private record Unacknowledged(long senderKey, String about) {}

    FrameSearch(Selection selection, CaptureSet captures, AuditSettings settings, ExcerptLimits limits) {
        this.selection = selection;
        this.notes = new FrameNotes(limits.frames(), REASONS);
        this.connections = new WantedConnections(limits.connections());
        this.randoms = new ClientRandoms(limits.connections());
        FrameTally tally = new FrameTally();
        Evidence evidence = new Evidence(settings.limits().evidence());
        this.intake = new SipIntake(
                settings.ports(),
                settings.limits().sip(),
                new MessageCensus(),
                evidence,
                this::register,
                evidence::message,
                settings.limits().stream(),
                settings.tlsSecrets()
                        .with(() -> captures.files().stream()
                                .flatMap(file -> file.secrets().stream())
                                .toList()),
                tally);
        this.decoder = new PacketDecoder(settings.limits().net(), this, tally);
    }

    /** Reads to the end. */
    void read(CaptureSet captures) {
        long now = Long.MIN_VALUE;
        FrameRef last = null;
        while (captures.next()) {
            now = captures.frame().orderNanos();
            selection
                    .evidence(captures.frame().ref())
                    .ifPresent(attempt -> notes.add(captures.frame().ref(), evidence(attempt)));
            decoder.decode(captures.frame());
            if (selection.silences().isOver(now)) {
                notes.add(captures.frame().ref(), selection.silences().note(now));
            }
            last = captures.frame().ref();
        }
        if (last != null && !selection.silences().isEmpty()) {
            notes.add(last, selection.silences().note(Long.MAX_VALUE));
        }
        intake.finish(now);
        decoder.finish();
        for (CaptureFile file : captures.files()) {
            keyLogs.addAll(file.secrets());
            read.add(file.frames() + " " + file.name());
        }
    }

    /** How many frames of which captures were read. */
    List<String> read() {
        return List.copyOf(read);
    }

    /** The key logs that the captures carry. */
    List<String> secrets() {
        return List.copyOf(keyLogs);
    }

    FrameNotes notes() {
        return notes;
    }

    WantedConnections connections() {
        return connections;
    }

    ClientRandoms randoms() {
        return randoms;
    }

    private static String evidence(long attempt) {
        return "attempt " + attempt + ": its diagnosis names this frame";
    }

    /** A message may be several frames of which a diagnosis names one. */
    private void register(Observed observed) {
        List<FrameRef> frames = intake.frames();
        long order = observed.position().orderNanos();
        Optional<WantedTransaction> wanted =
                TransactionKey.of(observed.message()).flatMap(key -> selection.transaction(key, order));
        if (wanted.isPresent()) {
            String note = wanted.get().note(what(observed.message()));
            notes.addAll(frames, note);
            streamed(observed, wanted.get().about("acknowledges what was sent in"));
        } else if (selection.nonces().concern(observed.message())) {
            notes.addAll(frames, selection.nonces().note(what(observed.message())));
            streamed(observed, "");
        } else if (frames.stream().anyMatch(notes::has)) {
            frames.forEach(frame -> selection
                    .evidence(frame)
                    .ifPresent(attempt ->
                            notes.addAll(frames, evidence(attempt) + " (" + what(observed.message()) + ")")));
            streamed(observed, "");
        }
    }

    private void streamed(Observed observed, String about) {
        if (observed.transport() == Transport.UDP) {
            return;
        }
        long sender = observed.source().key();
        long key = TcpSegment.connectionKey(sender, observed.destination().key());
        connections.want(key, observed.position().orderNanos());
        if (observed.transport() == Transport.TCP || observed.transport() == Transport.SCTP) {
            connections.isPlain(key);
            if (!about.isEmpty() && observed.transport() == Transport.TCP) {
                unacknowledged.put(key, new Unacknowledged(sender, about));
            }
        }
    }

    private static String what(SipMessage message) {
        if (message instanceof SipResponse response) {
            String reason = response.reason();
            return response.statusCode() + " "
                    + Printable.of(reason.substring(0, Math.min(reason.length(), LONGEST_REASON_PHRASE)));
        }
        return "REGISTER, CSeq "
                + message.cseq().map(cseq -> Long.toString(cseq.number())).orElse("");
    }

    @Override
    public Fate datagram(Datagram datagram) {
        return intake.datagram(datagram);
    }

    @Override
    public Fate segment(TcpSegment segment) {
        connections.note(segment);
        long key = segment.connectionKey();
        Datagram payload = segment.payload();
        randoms.note(key, payload);
        if (notes.has(payload.frame().ref())) {
            connections.want(key, payload.frame().orderNanos());
        }
        acknowledgement(segment, key);
        return intake.segment(segment);
    }

    @Override
    public Fate sctp(SctpPacket packet) {
        connections.note(packet);
        Datagram payload = packet.payload();
        if (notes.has(payload.frame().ref())) {
            long key = packet.connectionKey();
            connections.want(key, payload.frame().orderNanos());
            connections.isPlain(key);
        }
        return intake.sctp(packet);
    }

    /** Without it a reader that puts the stream in order would wait for what was left out. */
    private void acknowledgement(TcpSegment segment, long key) {
        Unacknowledged sent = unacknowledged.get(key);
        if (sent != null && segment.isAck() && segment.payload().sourceKey() != sent.senderKey()) {
            unacknowledged.remove(key);
            if (segment.payload().length() == 0) {
                notes.add(segment.payload().frame().ref(), sent.about());
            }
        }
    }

    @Override
    public void icmpError(IcmpError error) {
        Endpoint source = error.quotedSource();
        Endpoint destination = error.quotedDestination();
        selection
                .between(source, destination, error.frame().orderNanos())
                .ifPresent(wanted -> notes.add(
                        error.frame().ref(),
                        wanted.about(
                                "ICMP error, type " + error.type() + " code " + error.code() + ", on the way of")));
        intake.icmpError(error);
    }

    @Override
    public void fragmentLost(LostDatagram lost) {
        Optional<WantedTransaction> wanted = selection.between(lost.source(), lost.destination(), lost.orderNanos());
        selection
                .evidence(lost.frame())
                .map(FrameSearch::evidence)
                .or(() -> wanted.map(found -> found.about("of a datagram that never became whole, on the way of")))
                .ifPresent(reason -> notes.addAll(lost.frames(), reason));
        intake.fragmentLost(lost);
    }
}
