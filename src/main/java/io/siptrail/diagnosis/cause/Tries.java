package io.siptrail.diagnosis.cause;

import io.siptrail.diagnosis.ExaminedAttempt;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.ChallengeSource;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Gathers the refused credentials of an attempt with the challenges before and after each. */
final class Tries {

    private final List<Try> tries = new ArrayList<>();
    private final List<Try.Offer> offers = new ArrayList<>();

    private Tries() {}

    /** In order. What is refused in another way than by 401, 407 or 403 is no matter of credentials. */
    static List<Try> of(ExaminedAttempt examined) {
        Tries gathered = new Tries();
        int next = 0;
        for (Transaction transaction : examined.attempt().transactions()) {
            if (transaction.hop() != 0) {
                continue;
            }
            List<JudgedCredentials> shown = new ArrayList<>(1);
            while (next < examined.digests().size()
                    && examined.digests().get(next).transaction().isSame(transaction)) {
                shown.add(examined.digests().get(next++));
            }
            transaction.finalResponse().ifPresent(response -> gathered.take(transaction, shown, response));
        }
        return gathered.tries;
    }

    private void take(Transaction transaction, List<JudgedCredentials> shown, RegisterResponse response) {
        List<Challenge> asked = new ArrayList<>(response.challenges());
        transaction.course().otherFinals().forEach(other -> asked.addAll(other.challenges()));
        if (response.isChallenge() || response.status() == 403) {
            for (JudgedCredentials credentials : shown) {
                if (isShown(credentials.credentials()) && concerns(credentials, shown, response)) {
                    tries.add(new Try(credentials, response, before(credentials), next(credentials, asked)));
                }
            }
        }
        asked.forEach(challenge -> offers.add(0, new Try.Offer(transaction, response, challenge)));
    }

    /** An empty nonce with an empty response is how IMS asks for a challenge (3GPP TS 24.229 §5.1.1.2). */
    private static boolean isShown(Credentials credentials) {
        return !credentials.nonce().orElse("-").isEmpty()
                || !credentials.response().orElse("-").isEmpty();
    }

    /** A 401 refuses Authorization where there is one, a 407 Proxy-Authorization; a 403 refuses all. */
    private static boolean concerns(JudgedCredentials one, List<JudgedCredentials> shown, RegisterResponse response) {
        if (!response.isChallenge()) {
            return true;
        }
        CredentialsKind asked =
                response.status() == 401 ? CredentialsKind.AUTHORIZATION : CredentialsKind.PROXY_AUTHORIZATION;
        boolean any = shown.stream().anyMatch(other -> other.credentials().kind() == asked);
        return !any || one.credentials().kind() == asked;
    }

    private List<Try.Offer> before(JudgedCredentials shown) {
        return offers.stream()
                .filter(offer -> sameKind(shown.credentials(), offer.challenge()))
                .toList();
    }

    private static List<Challenge> next(JudgedCredentials shown, List<Challenge> asked) {
        return asked.stream()
                .filter(challenge -> sameKind(shown.credentials(), challenge))
                .toList();
    }

    private static boolean sameKind(Credentials credentials, Challenge challenge) {
        return (credentials.kind() == CredentialsKind.AUTHORIZATION) == (challenge.source() == ChallengeSource.WWW);
    }
}
