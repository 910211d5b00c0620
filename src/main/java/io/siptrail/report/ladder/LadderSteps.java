package io.siptrail.report.ladder;

import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.report.Printable;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The arrows of an attempt in the order of their times, or of their frames where not all have one, with the headers that matter to a registration. */
final class LadderSteps {

    private static final int LONGEST_NONCE = 16;

    /** Headers by which a registrar says why it refuses, or for how long. */
    private static final List<HeaderName> TELLING = List.of(
            HeaderName.P_REGISTRAR_ERROR,
            HeaderName.WARNING,
            HeaderName.MIN_EXPIRES,
            HeaderName.RETRY_AFTER,
            HeaderName.UNSUPPORTED);

    private final int longestValue;

    /** Sets no value in more columns than a part of the width. */
    LadderSteps(int width) {
        this.longestValue = width / 2 - 7;
    }

    List<LadderStep> of(NumberedAttempt numbered) {
        List<LadderStep> steps = new ArrayList<>();
        for (Transaction transaction : numbered.attempt().transactions()) {
            transaction.request().ifPresent(request -> steps.add(request(transaction, request)));
            transaction.finalResponse().ifPresent(response -> steps.add(response(transaction, response)));
            transaction.course().otherFinals().forEach(response -> steps.add(response(transaction, response)));
            steps.addAll(new Resendings(transaction).steps());
        }
        steps.addAll(new IcmpErrors(numbered.icmp()).steps());
        boolean timed = steps.stream().allMatch(step -> RawTime.isKnown(step.timeNanos()));
        steps.sort(timed ? Comparator.comparingLong(LadderStep::timeNanos) : Comparator.comparing(LadderStep::frame));
        return steps;
    }

    private LadderStep request(Transaction transaction, RegisterRequest request) {
        List<String> notes = new ArrayList<>();
        for (Contact contact : request.contacts().stream().limit(2).toList()) {
            notes.add("Contact: "
                    + value(contact.isWildcard() ? "*" : contact.uri().text()) + expires(request, contact));
        }
        request.credentials().forEach(credentials -> notes.add(credentials(credentials)));
        if (transaction.course().provisional() != 0) {
            notes.add("a " + transaction.course().provisional() + " came, which is no final answer");
        }
        String label = "REGISTER " + transaction.key().cseq();
        return new LadderStep(
                request.timeNanos(),
                transaction.source(),
                transaction.destination(),
                request.frame(),
                label,
                Tone.NEUTRAL,
                notes);
    }

    private static String expires(RegisterRequest request, Contact contact) {
        return request.expiresRequested(contact).isPresent()
                ? ", expires " + request.expiresRequested(contact).getAsLong() + " s"
                : "";
    }

    private String credentials(Credentials credentials) {
        return "Digest: user " + value(credentials.username()) + ", realm " + value(credentials.realm())
                + credentials.nc().map(nc -> ", nc " + value(nc)).orElse("") + ", nonce " + nonce(credentials.nonce());
    }

    private LadderStep response(Transaction transaction, RegisterResponse response) {
        List<String> notes = new ArrayList<>();
        response.challenges().forEach(challenge -> notes.add(challenge(challenge)));
        if (response.isSuccess()) {
            notes.add(granted(response));
        }
        for (HeaderName name : TELLING) {
            response.hint(name).ifPresent(hint -> notes.add(name.text() + ": " + value(hint)));
        }
        if (transaction.responseRetransmissions() > 0 && isFirst(transaction, response)) {
            notes.add("responses came again " + Seconds.times(transaction.responseRetransmissions()));
        }
        return new LadderStep(
                response.timeNanos(),
                transaction.destination(),
                transaction.source(),
                response.frame(),
                Printable.of((response.status() + " " + response.reason()).strip()),
                tone(response),
                notes);
    }

    private static boolean isFirst(Transaction transaction, RegisterResponse response) {
        return transaction.finalResponse().filter(response::equals).isPresent();
    }

    /** A challenge is part of every registration, and no failure by itself. */
    private static Tone tone(RegisterResponse response) {
        return response.isSuccess() ? Tone.GOOD : response.isChallenge() ? Tone.NEUTRAL : Tone.BAD;
    }

    private String challenge(Challenge challenge) {
        return "challenge: realm " + value(challenge.realm()) + ", nonce " + nonce(challenge.nonce()) + ", "
                + value(challenge.algorithm().orElse("MD5"))
                + (challenge.stale().orElse(false) ? ", stale" : "");
    }

    private static String granted(RegisterResponse response) {
        String contacts = response.listed() + (response.listed() == 1 ? " contact listed" : " contacts listed");
        return response.granted().isPresent()
                ? "granted " + response.granted().getAsLong() + " s, " + contacts
                : contacts;
    }

    /** The beginning, which suffices to tell one from the next. */
    private static String nonce(Optional<String> nonce) {
        return nonce.map(text -> Ladder.shortened(Printable.of(text), LONGEST_NONCE))
                .orElse("-");
    }

    private String value(Optional<String> text) {
        return text.map(this::value).orElse("-");
    }

    private String value(String text) {
        return Ladder.shortened(Printable.of(text), longestValue);
    }
}
