package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Vantage;
import io.siptrail.net.Transport;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Optional;

/**
 * No credentials came within 32 s of the challenge. Over UDP a client that would not have had it would have sent again (RFC 3261
 * §17.1.2.2), so that silence shows that it arrived. Over a connection nothing is sent again by SIP, and only a capture at the
 * client's side shows as much.
 */
public final class ChallengeUnanswered implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.CHALLENGE_UNANSWERED);
    }

    @Override
    public boolean isFallback() {
        return true;
    }

    @Override
    public boolean needsWholePackets() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        if (!failed.isLeftAtChallenge()) {
            return Optional.empty();
        }
        RegisterResponse answer = failed.answer().orElseThrow();
        String realm = answer.challenges().stream()
                .flatMap(challenge -> challenge.realm().stream())
                .findFirst()
                .orElse("");
        return Optional.of(Diagnosis.of(
                Cause.CHALLENGE_UNANSWERED,
                Confidence.LIKELY,
                Statement.of("the " + answer.status() + " in ")
                        .frame(answer.frame())
                        .text(" asks for realm ")
                        .quote(realm)
                        .text(", and no credentials follow within 32 s; " + arrival(failed, answer)),
                Exhibit.of(failed.last())));
    }

    private static String arrival(Case failed, RegisterResponse answer) {
        boolean again =
                failed.last().course().resends().stream().anyMatch(resend -> resend.timeNanos() > answer.timeNanos());
        if (!again && failed.last().transport() == Transport.UDP) {
            return "the client sends nothing again, so that the challenge reached it";
        }
        return !again && failed.vantage() == Vantage.CLIENT_SIDE
                ? Vantage.CLIENT_SIDE.words() + ", so that the challenge came as far as the client's network"
                : "whether the challenge reached the client cannot be told";
    }
}
