package io.siptrail.transaction;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.sip.SipMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A transaction while messages can still be matched to it. Its key is free again 32 s (Timer F, 64·T1, RFC 3261
 * §17.1.2.2) after its last final, or after its last message while there is none; responses are matched 32 s longer.
 */
public final class OpenTransaction {

    /** Timer F: 64·T1 with the default T1 of 500 ms, on any transport. */
    public static final Duration TIMER_F = Duration.ofSeconds(32);

    private static final long LIFE = TIMER_F.toNanos();

    private final TransactionKey key;
    // Where it began: a position without an object of its own.
    private final long beganOrder;
    private final FrameRef beganFrame;
    private final int beganMessage;
    private final Endpoint source;
    private final Endpoint destination;
    private final Transport transport;
    private @Nullable Sighting requests;
    private @Nullable Sighting responses;
    private @Nullable TransactionUser user;
    private List<String> forwardedBranches = List.of();
    private @Nullable CourseRecorder course;
    private boolean answeredHome;
    private @Nullable RegisterRequest request;
    private @Nullable RegisterResponse finalResponse;
    private long lastMessage;
    private long lastFinal;
    private int retransmissions;
    private int responseRetransmissions;
    private int duplicates;
    private int lastStatus;
    private int hop;

    private OpenTransaction(
            TransactionKey key, Position began, Endpoint source, Endpoint destination, Transport transport) {
        this.key = key;
        this.beganOrder = began.orderNanos();
        this.beganFrame = began.frame();
        this.beganMessage = began.message();
        this.source = source;
        this.destination = destination;
        this.transport = transport;
        this.lastMessage = began.orderNanos();
    }

    static OpenTransaction ofRequest(TransactionKey key, Observed first) {
        return new OpenTransaction(key, first.position(), first.source(), first.destination(), first.transport());
    }

    /** A response without a request: the client is where it went. */
    static OpenTransaction ofResponse(TransactionKey key, Observed first) {
        return new OpenTransaction(
                key,
                first.position(),
                /* source= */ first.destination(),
                /* destination= */ first.source(),
                first.transport());
    }

    /** Whether {@link #write} keeps all that counts from that time on: nothing odd happened, and no copy can come any more. */
    public boolean canRest(long orderNanos) {
        return course == null && orderNanos - lastMessage > Sighting.COPY_NANOS;
    }

    /** Writes what still counts of it into a record, but for whom it serves. */
    public void write(RecordBuffer out) {
        key.write(out);
        position().write(out);
        source.write(out);
        destination.write(out);
        out.choice(transport);
        out.number(forwardedBranches.size());
        forwardedBranches.forEach(out::repeatedText);
        out.flag(answeredHome);
        out.flag(request != null);
        if (request != null) {
            request.write(out);
        }
        out.flag(finalResponse != null);
        if (finalResponse != null) {
            finalResponse.write(out);
        }
        out.number(lastMessage - beganOrder);
        out.number(lastFinal);
        out.number(retransmissions);
        out.number(responseRetransmissions);
        out.number(duplicates);
        out.number(lastStatus);
        out.number(hop);
    }

    /** Reads it from a record. */
    public static OpenTransaction read(RecordInput in) throws IOException {
        OpenTransaction read = new OpenTransaction(
                TransactionKey.read(in),
                Position.read(in),
                Endpoint.read(in),
                Endpoint.read(in),
                in.choice(Transport.class));
        List<String> branches = new ArrayList<>(0);
        for (int left = in.count(); left > 0; left--) {
            branches.add(in.repeatedText());
        }
        read.forwardedBranches = List.copyOf(branches);
        read.answeredHome = in.flag();
        read.request = in.flag() ? RegisterRequest.read(in) : null;
        read.finalResponse = in.flag() ? RegisterResponse.read(in) : null;
        read.lastMessage = read.beganOrder + in.number();
        read.lastFinal = in.number();
        read.retransmissions = in.count();
        read.responseRetransmissions = in.count();
        read.duplicates = in.count();
        read.lastStatus = in.count();
        read.hop = in.count();
        return read;
    }

    /** Takes a request of this key. */
    MatchKind request(Observed observed) {
        if (!observed.source().equals(source) || !observed.destination().equals(destination)) {
            course().passed(observed.source(), observed.destination());
        }
        Sighting sighting = new Sighting(observed, requests);
        if (sighting.isCopy()) {
            duplicates++;
            return MatchKind.DUPLICATE;
        }
        requests = sighting.withFewBefore();
        lastMessage = observed.position().orderNanos();
        if (request != null) {
            retransmissions++;
            course().resend(observed);
            return MatchKind.RETRANSMISSION;
        }
        request = RegisterRequest.of(observed);
        forwardedBranches = branchesBelowTop(observed.message());
        return MatchKind.NEW_REQUEST;
    }

    private static List<String> branchesBelowTop(SipMessage message) {
        return message.viaCount() < 2
                ? List.of()
                : message.vias().stream()
                        .skip(1)
                        .flatMap(via -> via.branch().stream())
                        .toList();
    }

    /** Takes a response of this key, made ready by the caller. */
    MatchKind response(Observed observed, RegisterResponse response) {
        noteEnds(observed);
        Sighting sighting = new Sighting(observed, responses);
        if (sighting.isCopy()) {
            duplicates++;
            return MatchKind.DUPLICATE;
        }
        responses = sighting.withFewBefore();
        lastMessage = observed.position().orderNanos();
        boolean repeated = response.status() == lastStatus;
        lastStatus = response.status();
        if (response.status() < 200) {
            course().provisional(response.status());
            responseRetransmissions += repeated ? 1 : 0;
            return MatchKind.PROVISIONAL;
        }
        lastFinal = lastMessage;
        if (finalResponse == null) {
            finalResponse = response;
            return MatchKind.FIRST_FINAL;
        }
        responseRetransmissions++;
        if (!response.saysTheSameAs(finalResponse)) {
            course().otherFinal(response);
        }
        return repeated ? MatchKind.FINAL_AGAIN : MatchKind.OTHER_FINAL;
    }

    private void noteEnds(Observed response) {
        if (response.source().equals(destination) && response.destination().equals(source)) {
            answeredHome = true;
        } else {
            course().answered(response.source(), response.destination(), source, destination);
        }
    }

    private CourseRecorder course() {
        CourseRecorder known = course;
        if (known == null) {
            known = new CourseRecorder();
            course = known;
        }
        return known;
    }

    /** Whether a request of this key at that time is another transaction. */
    boolean isFree(long orderNanos) {
        return orderNanos - quietSince() > LIFE;
    }

    /** Whether nothing can be matched any more at that time. */
    public boolean isOver(long orderNanos) {
        return orderNanos > overAt();
    }

    /** The last instant of capture time at which a message is still matched, nanoseconds since the epoch. */
    public long overAt() {
        return quietSince() + 2 * LIFE;
    }

    private long quietSince() {
        return finalResponse == null ? lastMessage : lastFinal;
    }

    /** Says whom it serves. */
    public void serve(TransactionUser served) {
        user = served;
    }

    /** Whom it serves; empty when that was not said yet. */
    public Optional<TransactionUser> user() {
        return Optional.ofNullable(user);
    }

    /** Says what the client's own Contact was granted, in seconds. */
    public void grant(OptionalLong seconds) {
        if (finalResponse != null) {
            finalResponse = finalResponse.withGrant(seconds);
        }
    }

    /** Says what the final lists in place of the client's own Contact. */
    public void rewritten(String contact) {
        if (finalResponse != null) {
            finalResponse = finalResponse.withContact(contact);
        }
    }

    /** Places this transaction on a hop, counted from any other of the same attempt. */
    public void placeOnHop(int number) {
        hop = number;
    }

    /** The hop relative to others of the same attempt. */
    public int hop() {
        return hop;
    }

    /** The branches that its request had before the last proxy put a Via on top, the latest first. */
    public List<String> forwardedBranches() {
        return forwardedBranches;
    }

    public TransactionKey key() {
        return key;
    }

    public Endpoint source() {
        return source;
    }

    /** Who was asked. */
    public Endpoint destination() {
        return destination;
    }

    public Transport transport() {
        return transport;
    }

    public Position position() {
        return new Position(beganOrder, beganFrame, beganMessage);
    }

    /** The request, once it was captured. */
    public Optional<RegisterRequest> request() {
        return Optional.ofNullable(request);
    }

    /** The first final, once it was captured. */
    public Optional<RegisterResponse> finalResponse() {
        return Optional.ofNullable(finalResponse);
    }

    /** When the last message of it that is no copy was captured, in running time. */
    public long lastMessageNanos() {
        return lastMessage;
    }

    /** When its last final was captured, in running time; meaningless while there is none. */
    public long lastFinalNanos() {
        return lastFinal;
    }

    /** The finished record, with the hop counted from the client's own. */
    public Transaction close(int nearestHop) {
        return new Transaction(
                position(),
                source,
                destination,
                transport,
                key,
                hop - nearestHop,
                request(),
                finalResponse(),
                retransmissions,
                responseRetransmissions,
                duplicates,
                course == null ? Course.PLAIN : course.course(answeredHome));
    }
}
