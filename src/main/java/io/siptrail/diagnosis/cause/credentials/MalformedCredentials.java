package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.sip.Credentials;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of the credentials is missing or cannot be what it should be (RFC 7616 §3.4, RFC 3261 §22.4). An empty response
 * beside {@code auts} is none: RFC 3310 §3.4 has it so.
 */
public final class MalformedCredentials implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.MALFORMED_CREDENTIALS);
    }

    private static final List<String> REQUIRED = List.of("username", "realm", "nonce", "uri", "response");
    private static final Pattern COUNT = Pattern.compile("[0-9a-fA-F]{8}");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        String fault = last == null ? "" : fault(last.credentials());
        if (last == null || fault.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.MALFORMED_CREDENTIALS,
                Confidence.PROVEN,
                Statement.of(fault + " in the credentials of ")
                        .frame(last.transaction().position().frame())
                        .text(": ")
                        .quote(last.credentials().text()),
                Exhibit.of(last.transaction())));
    }

    private static String fault(Credentials credentials) {
        if (credentials.scheme().isEmpty()) {
            return "there is no scheme";
        }
        if (!credentials.isDigest() || credentials.auts().isPresent()) {
            return "";
        }
        for (String name : REQUIRED) {
            boolean there = name.equals("username")
                    ? credentials.username().isPresent()
                    : credentials.parameters().value(name).isPresent();
            if (!there) {
                return name + " is missing";
            }
        }
        return protection(credentials);
    }

    private static String protection(Credentials credentials) {
        String response = credentials.response().orElse("");
        if (!DIGITS.matcher(response).matches()) {
            return "the response is no hexadecimal number";
        }
        if (credentials.qop().isEmpty()) {
            return "";
        }
        if (credentials.cnonce().isEmpty()) {
            return "cnonce is missing beside qop";
        }
        if (credentials.nc().isEmpty()) {
            return "nc is missing beside qop";
        }
        return COUNT.matcher(credentials.nc().get()).matches() ? "" : "nc is not eight hexadecimal digits";
    }
}
