package io.siptrail.digest;

import io.siptrail.sip.Challenge;
import io.siptrail.sip.Credentials;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Credentials with all that is needed to judge them.
 *
 * @param method of the request that carried them
 * @param requestUri as written
 * @param body of the request, as a view that is only read
 * @param toUser user part of the To URI; empty where there is none
 * @param toHost host of the To URI; empty where there is none
 * @param challenge the one that these credentials answer, where it is known
 * @param otherChallenges those of the attempt beside it, latest first: earlier nonces, other realms
 */
public record DigestInput(
        String method,
        String requestUri,
        ByteBuffer body,
        String toUser,
        String toHost,
        Credentials credentials,
        Optional<Challenge> challenge,
        List<Challenge> otherChallenges) {

    public DigestInput {
        body = body.asReadOnlyBuffer();
        otherChallenges = List.copyOf(otherChallenges);
    }
}
