package io.siptrail.redaction;

import io.siptrail.sip.Challenge;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.OfferedChallenges;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.ShownCredentials;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests and responses of which only that is left which a report reads, under pseudonyms. */
final class RedactedMessages {

    private final RedactedText text;

    RedactedMessages(RedactedText text) {
        this.text = text;
    }

    RegisterRequest request(RegisterRequest request) {
        return new RegisterRequest(
                request.frame(),
                request.timeNanos(),
                request.userAgent(),
                request.contacts().stream().map(this::contact).collect(Collectors.joining("\n")),
                request.expires(),
                request.expiresAsked(),
                request.asksToUnregister(),
                ShownCredentials.of(
                        request.credentials().stream().map(this::credentials).toList()),
                text.uri(request.requestUri()),
                "",
                request.cut(),
                request.hops(),
                request.asksForPort());
    }

    /** Without its display name and most of its parameters. */
    private String contact(Contact contact) {
        if (contact.isWildcard()) {
            return "*";
        }
        String expires =
                contact.expires().isPresent() ? ";expires=" + contact.expires().getAsLong() : "";
        return "<" + text.uri(contact.uri().text()) + ">" + expires;
    }

    Credentials credentials(Credentials shown) {
        return Credentials.parse(shown.kind(), text(shown));
    }

    private String text(Credentials shown) {
        if (!shown.isDigest()) {
            return shown.scheme();
        }
        Parameters parameters = new Parameters();
        parameters.add("username", shown.username().map(text::user));
        parameters.add("realm", shown.realm().map(text::host));
        parameters.add("uri", shown.uri().map(text::uri));
        parameters.add("nonce", shown.nonce());
        parameters.add("algorithm", shown.algorithm());
        parameters.add("qop", shown.qop());
        parameters.add("nc", shown.nc());
        return parameters.text();
    }

    RegisterResponse response(RegisterResponse response) {
        return new RegisterResponse(
                response.frame(),
                response.timeNanos(),
                response.status(),
                text.phrase(response.reason()),
                response.server(),
                OfferedChallenges.of(response.challenges(), this::text),
                response.listed(),
                response.grantedSeconds(),
                response.hops(),
                response.cut(),
                response.hints().lines().map(text::wire).collect(Collectors.joining("\n")));
    }

    private String text(Challenge challenge) {
        if (!challenge.isDigest()) {
            // Without a scheme it still is a challenge, and an equals sign is read as one.
            return challenge.scheme().isEmpty() ? "=" : challenge.scheme();
        }
        Parameters parameters = new Parameters();
        parameters.add("realm", challenge.realm().map(text::host));
        parameters.add("nonce", challenge.nonce());
        parameters.add("algorithm", challenge.algorithm());
        parameters.add("qop", joined(challenge.qop()));
        parameters.add("stale", challenge.stale().map(stale -> Boolean.toString(stale)));
        return parameters.text();
    }

    private static Optional<String> joined(List<String> offered) {
        return offered.isEmpty() ? Optional.empty() : Optional.of(String.join(",", offered));
    }

    /** Parameters of a digest, as a header has them. */
    private static final class Parameters {

        private final StringBuilder header = new StringBuilder("Digest");

        void add(String name, Optional<String> value) {
            value.ifPresent(present -> header.append(header.length() == 6 ? " " : ", ")
                    .append(name)
                    .append("=\"")
                    .append(present.replace("\\", "\\\\").replace("\"", "\\\"").replace('\n', ' '))
                    .append('"'));
        }

        String text() {
            return header.toString();
        }
    }
}
