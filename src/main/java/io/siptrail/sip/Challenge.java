package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One challenge of a WWW-Authenticate or Proxy-Authenticate header (RFC 3261 §20.44, RFC 7616 §3.3).
 *
 * @param scheme as written, such as {@code Digest}; empty where there is none
 * @param token68 what a scheme like Negotiate has in place of parameters
 * @param text this challenge as on the wire, unfolded
 */
public record Challenge(
        ChallengeSource source, String scheme, Optional<String> token68, Parameters parameters, String text) {

    public boolean isDigest() {
        return Ascii.equalsIgnoreCase(scheme, "Digest");
    }

    public Optional<String> realm() {
        return parameters.value("realm");
    }

    public Optional<String> nonce() {
        return parameters.value("nonce");
    }

    public Optional<String> opaque() {
        return parameters.value("opaque");
    }

    /** As written; absent means MD5 (RFC 7616 §3.3). */
    public Optional<String> algorithm() {
        return parameters.value("algorithm");
    }

    /** The qop values on offer, in order; none where the parameter is absent (RFC 2069 style). */
    public List<String> qop() {
        Optional<String> value = parameters.value("qop");
        return value.isPresent() ? TokenList.parse(value.get()) : List.of();
    }

    /** Whether the nonce was refused only for its age; empty where the parameter is absent or neither true nor false. */
    public Optional<Boolean> stale() {
        return parameters.value("stale").flatMap(Challenge::truth);
    }

    public Optional<String> domain() {
        return parameters.value("domain");
    }

    /** Whether the server takes a hashed username (RFC 7616 §3.4.4). */
    public Optional<Boolean> userhash() {
        return parameters.value("userhash").flatMap(Challenge::truth);
    }

    public Optional<String> charset() {
        return parameters.value("charset");
    }

    static Optional<Boolean> truth(String text) {
        if (Ascii.equalsIgnoreCase(text, "true")) {
            return Optional.of(true);
        }
        return Ascii.equalsIgnoreCase(text, "false") ? Optional.of(false) : Optional.empty();
    }

    /** Reads the challenges of one header value, several where it lists several schemes. */
    public static List<Challenge> parse(ChallengeSource source, String text) {
        List<Challenge> challenges = new ArrayList<>(1);
        Cursor cursor = Cursor.over(text);
        while (cursor.nextElement()) {
            challenges.add(read(source, cursor));
        }
        return List.copyOf(challenges);
    }

    static Challenge readWww(Cursor cursor) {
        return read(ChallengeSource.WWW, cursor);
    }

    static Challenge readProxy(Cursor cursor) {
        return read(ChallengeSource.PROXY, cursor);
    }

    private static Challenge read(ChallengeSource source, Cursor cursor) {
        AuthValue value = AuthValue.read(cursor, true);
        return new Challenge(source, value.scheme(), value.token68(), value.parameters(), value.text());
    }
}
