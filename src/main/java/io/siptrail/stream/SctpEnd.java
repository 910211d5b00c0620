package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Datagram;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Fate;
import io.siptrail.net.SctpChunks;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.Transport;
import io.siptrail.stream.UserMessage.Fragment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one end of an association sends. A user message is a SIP message (RFC 4168 §3), and each stands for itself: it is read
 * as soon as it is whole, whatever its stream and whether its order matters. A transmission sequence number that comes again
 * is a retransmission by SCTP, and no message.
 */
final class SctpEnd implements Sender {

    private static final int ENDS = 1;
    private static final int BEGINS = 2;
    private static final int UNORDERED = 4;
    private static final int DATA_HEADER = 12;
    private static final int I_DATA_HEADER = 16;

    /** Packets in a row: what an outsider makes up is fewer, and what a restarted end sends soon more. */
    private static final int STRANGE_THAT_TELL = 8;

    private final SctpAssociations associations;
    private final SctpAssociation association;
    private final Endpoint source;
    private final Endpoint destination;
    private final TsnRanges seen = new TsnRanges();
    private final SctpFragments fragments;
    private int tag;
    private boolean tagUsed;
    private int strangeTag;
    private int strangeInARow;
    private boolean sipSeen;
    private long sacked = Long.MIN_VALUE;
    private long acknowledged = Long.MIN_VALUE;
    private List<FrameRef> inHand = List.of();

    SctpEnd(SctpAssociations associations, SctpAssociation association, Endpoint source, Endpoint destination) {
        this.associations = associations;
        this.association = association;
        this.source = source;
        this.destination = destination;
        this.fragments =
                new SctpFragments(associations.held(), associations.limits().waitingBytes());
    }

    @Override
    public Endpoint source() {
        return source;
    }

    @Override
    public Endpoint destination() {
        return destination;
    }

    @Override
    public List<FrameRef> carrying(long placeFrom, long placeTo) {
        return inHand;
    }

    /** The verification tag of what is sent to it; 0 as long as it is not known. */
    int tag() {
        return tag;
    }

    /** Whether something was sent to it with that tag: an INIT or INIT ACK that asks for one may be in vain. */
    boolean isTagUsed() {
        return tagUsed;
    }

    /** {@code used}: by a packet that was sent to it. */
    void tag(int known, boolean used) {
        tag = known;
        tagUsed = used;
    }

    /** It has sent data with a tag that is not the other end's; whether it does so on and on, as after a new beginning. */
    boolean insistsOn(int strange) {
        strangeInARow = strange == strangeTag ? strangeInARow + 1 : 1;
        strangeTag = strange;
        return strangeInARow >= STRANGE_THAT_TELL;
    }

    /** It has sent data with the right tag. */
    void insistsOnNothing() {
        strangeInARow = 0;
    }

    /** Takes a DATA chunk (RFC 9260 §3.3.1) or an I-DATA chunk (RFC 8260 §2.1). */
    void data(SctpPacket carrier, SctpChunks chunk, FrameStamp stamp) {
        Datagram packet = carrier.payload();
        boolean interleaved = chunk.type() == SctpChunks.I_DATA;
        int header = interleaved ? I_DATA_HEADER : DATA_HEADER;
        if (chunk.length() <= header) {
            return;
        }
        int at = chunk.offset();
        long tsn = seen.extend(packet.data().getInt(at));
        // Without a verification tag somebody made the packet up around a message, and the number means nothing.
        if (carrier.verificationTag() != 0 && !seen.add(tsn)) {
            repeated(stamp);
            return;
        }
        byte[] bytes = new byte[chunk.length() - header];
        packet.data().get(at + header, bytes);
        boolean begins = (chunk.flags() & BEGINS) != 0;
        boolean ends = (chunk.flags() & ENDS) != 0;
        if (begins && (ends || chunk.cut())) {
            inHand = stamp.carriers();
            message(bytes, chunk.cut(), stamp, List.of(stamp));
        } else if (!chunk.cut()) {
            long group = interleaved ? interleaved(packet, chunk) : ordinary(packet, chunk);
            long place = !interleaved ? tsn : begins ? 0 : packet.data().getInt(at + 12) & 0xffff_ffffL;
            fragment(group, place, new Fragment(bytes, begins, ends, stamp));
        }
    }

    /** Fragments of one message have one stream, and follow one another by their TSN. */
    private static long ordinary(Datagram packet, SctpChunks chunk) {
        return packet.data().getShort(chunk.offset() + 4) & 0xffffL;
    }

    /** Fragments of one message have its identifier, and follow one another by a number of their own. */
    private static long interleaved(Datagram packet, SctpChunks chunk) {
        long stream = packet.data().getShort(chunk.offset() + 4) & 0xffffL;
        long unordered = chunk.flags() & UNORDERED;
        long identifier = packet.data().getInt(chunk.offset() + 8) & 0xffff_ffffL;
        return Long.MIN_VALUE | stream << 36 | unordered << 32 | identifier;
    }

    /** A copy of what was SIP is SIP, and no message. */
    private void repeated(FrameStamp stamp) {
        if (sipSeen) {
            associations.settle(stamp, Fate.SIP);
        }
    }

    private void fragment(long group, long place, Fragment fragment) {
        UserMessage whole = fragments.add(group, place, fragment);
        if (whole != null) {
            inHand = whole.frames();
            message(whole.content(), /* cut= */ false, whole.completing(), whole.stamps());
        }
        for (UserMessage part = surplus(fragment); part != null; part = surplus(fragment)) {
            if (association.isSip()) {
                associations.count(StreamOddity.WAITED_IN_VAIN);
            }
            giveUp(part);
        }
    }

    private @Nullable UserMessage surplus(Fragment newest) {
        UserMessage part = fragments.surplus();
        if (part != null) {
            return part;
        }
        long longest = associations.limits().waitingTime().toNanos();
        return fragments.takeEldestBefore(newest.stamp().orderNanos - longest);
    }

    /** The other end says that it has everything up to this number. */
    void sacked(int cumulative) {
        if (!seen.isEmpty()) {
            sacked = Math.max(sacked, seen.extend(cumulative));
        }
    }

    /** What is missing up to the number that the other end has, only the capture has lost. Once a packet, however many it says. */
    void acknowledge() {
        if (sacked > acknowledged) {
            long upTo = sacked;
            acknowledged = upTo;
            fragments
                    .take(part -> part.group() >= 0
                            && (part.begins() || part.from() <= upTo)
                            && (part.ends() || part.to() < upTo))
                    .forEach(this::giveUp);
        }
    }

    /** Reads what is there of a message that will not become whole. */
    private void giveUp(UserMessage part) {
        if (association.isSip()) {
            associations.count(StreamOddity.GAP);
        }
        if (!part.begins()) {
            association.withoutSip(part.held());
        } else {
            inHand = part.frames();
            message(part.content(), /* cut= */ true, part.completing(), part.stamps());
        }
    }

    private void message(byte[] bytes, boolean cut, FrameStamp stamp, Iterable<FrameStamp> stamps) {
        StartLineKind kind = associations.framing().startLine(bytes, 0, bytes.length);
        if (kind == StartLineKind.NONE) {
            association.withoutSip(bytes.length);
            noMessage(bytes, cut, stamps);
            return;
        }
        StreamMessage message = new StreamMessage(
                MessageBytes.delimited(bytes, bytes.length, cut),
                Transport.SCTP,
                this,
                stamp,
                associations.nowNanos(),
                0,
                bytes.length);
        if (!associations.handler().message(message)) {
            return;
        }
        if (cut) {
            associations.count(StreamOddity.MESSAGE_CUT);
        }
        stamp.messages++;
        sipSeen = true;
        association.exchanged(this, kind);
        stamps.forEach(each -> associations.settle(each, Fate.SIP));
    }

    /** TLS (RFC 3436) or DTLS (RFC 6083) on a port of SIP is not opened; of a text cut within its first line nobody can tell. */
    private void noMessage(byte[] bytes, boolean cut, Iterable<FrameStamp> stamps) {
        if (association.isWatched() && isSealed(bytes)) {
            associations.count(StreamOddity.TLS_CLOSED_TO_US);
            stamps.forEach(each -> associations.settle(each, Fate.ENCRYPTED));
        } else if (cut && isText(bytes)) {
            stamps.forEach(each -> associations.settle(each, Fate.CUT_MESSAGE));
        }
    }

    private static boolean isSealed(byte[] bytes) {
        boolean type = bytes.length > 2 && bytes[0] >= 20 && bytes[0] <= 23;
        return type && (bytes[1] == 3 || (bytes[1] & 0xff) == 0xfe);
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each < ' ') {
                return false;
            }
        }
        return true;
    }

    /** Nothing more will come. */
    void end() {
        acknowledge();
        seen.clear();
        for (UserMessage part : fragments.take(part -> true)) {
            byte[] beginning = part.beginning();
            if (part.begins()
                    && associations.framing().startLine(beginning, 0, beginning.length) != StartLineKind.NONE) {
                associations.count(StreamOddity.MESSAGE_UNFINISHED);
                part.stamps().forEach(stamp -> associations.settle(stamp, Fate.SIP));
            }
        }
    }
}
