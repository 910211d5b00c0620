package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Secret;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.ChallengeSource;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A request with credentials, as tests need it: everything has a usual value until a test says otherwise. */
record Register(
        String method,
        String requestUri,
        String body,
        String toUser,
        String toHost,
        String header,
        Optional<String> challenge,
        List<String> otherChallenges) {

    static Register with(String header) {
        return new Register(
                "REGISTER", "sip:example.com", "", "alice", "example.com", header, Optional.empty(), List.of());
    }

    Register method(String other) {
        return new Register(other, requestUri, body, toUser, toHost, header, challenge, otherChallenges);
    }

    Register requestUri(String other) {
        return new Register(method, other, body, toUser, toHost, header, challenge, otherChallenges);
    }

    Register body(String other) {
        return new Register(method, requestUri, other, toUser, toHost, header, challenge, otherChallenges);
    }

    Register to(String user, String host) {
        return new Register(method, requestUri, body, user, host, header, challenge, otherChallenges);
    }

    Register challenge(String other) {
        return new Register(method, requestUri, body, toUser, toHost, header, Optional.of(other), otherChallenges);
    }

    Register otherChallenges(String... others) {
        return new Register(method, requestUri, body, toUser, toHost, header, challenge, List.of(others));
    }

    DigestInput input() {
        return new DigestInput(
                method,
                requestUri,
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
                toUser,
                toHost,
                Credentials.parse(CredentialsKind.AUTHORIZATION, header),
                challenge.map(Register::challengeOf),
                otherChallenges.stream().map(Register::challengeOf).toList());
    }

    private static Challenge challengeOf(String text) {
        return Challenge.parse(ChallengeSource.WWW, text).get(0);
    }

    /** The verdict with this one password. */
    DigestVerdict judged(String username, String realm, String password) {
        CredentialEntry entry = new CredentialEntry(username, realm, Secret.password(password));
        return judged(CredentialFile.of(List.of(entry)));
    }

    DigestVerdict judged(CredentialFile secrets) {
        return new DigestVerifier(secrets).verify(input());
    }
}
