package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.sip.Contact;
import io.siptrail.sip.SipUri;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.TransactionUser;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An attempt while it can still grow. Open means that a further REGISTER may continue it; after that it stays until
 * every transaction of it is over, because late messages still belong to them.
 */
final class OpenAttempt implements TransactionUser {

    private static final long PATIENCE = OpenTransaction.TIMER_F.toNanos();

    private List<OpenTransaction> transactions = List.of();
    private FrameTrail.Recorder frames = new FrameTrail.Recorder();
    private List<String> nonces = List.of();
    private int noncesOffered;
    private boolean succeeded;
    private boolean full;
    private boolean lapsed;
    private boolean boundBefore;
    private boolean gone;
    private Success success = Success.NONE;
    private long lastMessage;
    private long endNanos;
    /** Of the transactions since the Call-ID was another. */
    private long highestCseq;

    /** What a 2xx meant for the client's own Contact. */
    enum Success {
        NONE,
        HOLDS,
        HOLDS_NOT
    }

    /** Whether {@link #write} keeps all that counts from that time on: no challenge of it waits for an answer. */
    boolean canRest(long orderNanos) {
        for (OpenTransaction transaction : transactions) {
            if (!transaction.canRest(orderNanos)) {
                return false;
            }
        }
        return nonces.isEmpty();
    }

    void write(RecordBuffer out) {
        out.number(transactions.size());
        transactions.forEach(transaction -> transaction.write(out));
        frames.write(out);
        out.number(noncesOffered);
        out.flag(succeeded);
        out.flag(full);
        out.flag(lapsed);
        out.flag(boundBefore);
        out.choice(success);
        out.number(lastMessage);
        out.number(endNanos);
        out.number(highestCseq);
    }

    static OpenAttempt read(RecordInput in) throws IOException {
        OpenAttempt read = new OpenAttempt();
        for (int left = in.count(); left > 0; left--) {
            read.add(OpenTransaction.read(in));
        }
        read.frames = FrameTrail.Recorder.read(in);
        read.noncesOffered = in.count();
        read.succeeded = in.flag();
        read.full = in.flag();
        read.lapsed = in.flag();
        read.boundBefore = in.flag();
        read.success = in.choice(Success.class);
        read.lastMessage = in.number();
        read.endNanos = in.number();
        read.highestCseq = in.number();
        return read;
    }

    /** Adds a transaction that continues this attempt, or begins it. */
    void add(OpenTransaction transaction) {
        transaction.serve(this);
        long cseq = transaction.key().cseq();
        highestCseq = Math.max(highestCseq(transaction.key().callId()), cseq);
        transactions = Handful.with(transactions, transaction);
    }

    /** Notes a message that is no copy. One that comes after the attempt closed belongs to it, yet does not open it again. */
    void note(Observed observed) {
        lapsed |= endNanos != 0 && !isOpen(observed.position().orderNanos());
        frames.add(observed.position().frame());
        lastMessage = observed.position().orderNanos();
        endNanos = observed.timeNanos();
    }

    /** Takes over everything of another attempt that turned out to be this one's. */
    void absorb(OpenAttempt other) {
        other.transactions.forEach(this::add);
        frames.addAll(other.frames.trail());
        noncesOffered += other.noncesOffered;
        succeeded |= other.succeeded;
        boundBefore |= other.boundBefore;
        success = other.success == Success.NONE ? success : other.success;
        if (other.lastMessage >= lastMessage) {
            lastMessage = other.lastMessage;
            endNanos = other.endNanos;
        }
    }

    /** Marks an attempt that was handed on, or merged into another. */
    void leave() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    void closeAsFull() {
        full = true;
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    /** Who registers, as the hop nearest the client shows. */
    Registrant registrant() {
        OpenTransaction nearest = transactions.get(0);
        for (OpenTransaction transaction : transactions) {
            nearest = transaction.hop() <= nearest.hop() ? transaction : nearest;
        }
        RegisterRequest request = nearest.request().orElse(null);
        return new Registrant(
                request == null ? "" : request.userAgent(),
                nearest.source(),
                nearest.transport(),
                SentBy.host(nearest.key().sentBy()),
                PastContacts.hash(nearest.key().callId()));
    }

    void succeed() {
        succeeded = true;
    }

    void succeed(Optional<Grant> grant) {
        succeeded = true;
        success = grant.filter(Grant::holds).isPresent() ? Success.HOLDS : Success.HOLDS_NOT;
    }

    void boundBefore(boolean bound) {
        boundBefore = bound;
    }

    void offer(String nonce) {
        nonces = Handful.with(nonces, nonce);
        noncesOffered++;
    }

    /** The nonces that its finals offered since somebody answered one. */
    List<String> nonces() {
        return nonces;
    }

    void forgetNonces() {
        nonces = List.of();
    }

    /** How many nonces its finals offered, answered or not. */
    int noncesOffered() {
        return noncesOffered;
    }

    boolean isOpen(long orderNanos) {
        return !succeeded && !full && !lapsed && orderNanos - lastMessage <= PATIENCE;
    }

    /** The first instant at which no message can be matched to it any more. */
    long overAfter() {
        long over = lastMessage;
        for (OpenTransaction transaction : transactions) {
            over = Math.max(over, transaction.overAt());
        }
        return over;
    }

    List<OpenTransaction> transactions() {
        return transactions;
    }

    OpenTransaction last() {
        return transactions.get(transactions.size() - 1);
    }

    long highestCseq(String callId) {
        return !transactions.isEmpty() && last().key().callId().equals(callId) ? highestCseq : 0;
    }

    Success success() {
        return success;
    }

    boolean wasBoundBefore() {
        return boundBefore;
    }

    long endNanos() {
        return endNanos;
    }

    FrameTrail trail() {
        return frames.trail();
    }

    /** Whether a request looks as if the same client had sent it: Contact host, source address or User-Agent is the same. */
    boolean resembles(OpenTransaction transaction, RegisterRequest request) {
        return nearness(transaction) > 0
                || requests().anyMatch(earlier -> sameAgent(earlier, request) || sameContactHost(earlier, request));
    }

    /** 2 for a transaction from the very endpoint of one of this attempt's, 1 for one from its address, else 0. */
    int nearness(OpenTransaction transaction) {
        int nearness = 0;
        for (OpenTransaction earlier : transactions) {
            if (earlier.source().equals(transaction.source())) {
                return 2;
            }
            boolean sameAddress =
                    earlier.source().address().equals(transaction.source().address());
            nearness = sameAddress ? 1 : nearness;
        }
        return nearness;
    }

    private Stream<RegisterRequest> requests() {
        return transactions.stream().flatMap(transaction -> transaction.request().stream());
    }

    private static boolean sameAgent(RegisterRequest earlier, RegisterRequest request) {
        return !request.userAgent().isEmpty() && request.userAgent().equals(earlier.userAgent());
    }

    private static boolean sameContactHost(RegisterRequest earlier, RegisterRequest request) {
        Set<String> hosts = new HashSet<>();
        earlier.contacts().forEach(contact -> host(contact).ifPresent(hosts::add));
        return request.contacts().stream()
                .anyMatch(contact -> host(contact).filter(hosts::contains).isPresent());
    }

    private static Optional<String> host(Contact contact) {
        return !contact.isWildcard() && contact.uri() instanceof SipUri uri
                ? Optional.of(uri.host().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Whether the last final asks the client to try again in another way rather than to authenticate. */
    boolean invitesAnother() {
        RegisterResponse last = last().finalResponse().orElse(null);
        return last != null && invitesAnother(last.status());
    }

    /** Whether the last final is a challenge. */
    boolean isChallenged() {
        RegisterResponse last = last().finalResponse().orElse(null);
        return last != null && last.isChallenge();
    }

    /** Whether a transaction before the last ended in a challenge. */
    boolean wasChallengedBefore() {
        for (OpenTransaction transaction : transactions.subList(0, transactions.size() - 1)) {
            RegisterResponse response = transaction.finalResponse().orElse(null);
            if (response != null && response.isChallenge()) {
                return true;
            }
        }
        return false;
    }

    private static boolean invitesAnother(int status) {
        return status / 100 == 3
                || switch (status) {
                    case 413, 416, 420, 421, 423, 494 -> true;
                    default -> false;
                };
    }
}
