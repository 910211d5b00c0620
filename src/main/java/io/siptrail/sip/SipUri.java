package io.siptrail.sip;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A SIP or SIPS URI (RFC 3261 §19.1).
 *
 * @param scheme as written, {@code sip} or {@code sips} in some case
 * @param user with escapes as written
 * @param password with escapes as written, perhaps empty
 * @param host as written; an IPv6 address in its brackets
 * @param parameters with escapes as written
 * @param headers what follows {@code ?}, with escapes as written
 * @param text the whole, as on the wire
 */
public record SipUri(
        String scheme,
        Optional<String> user,
        Optional<String> password,
        String host,
        OptionalInt port,
        Parameters parameters,
        Parameters headers,
        String text)
        implements Uri {

    /** Parameters that, standing in one URI only, keep two from matching (RFC 3261 §19.1.4; transport by its examples). */
    private static final String[] NEVER_IGNORED = {"user", "ttl", "method", "maddr", "transport"};

    /** Whether the scheme is {@code sips}. */
    public boolean isSecure() {
        return scheme.length() == 4;
    }

    /** The transport parameter as written. */
    public Optional<String> transport() {
        return parameters.value("transport");
    }

    /** The host in lower case. */
    public String lowerHost() {
        return Ascii.lower(host);
    }

    /** {@inheritDoc} Scheme and host in lower case, escapes by {@link CanonicalText}, parameters and headers by name. */
    @Override
    public String canonical() {
        StringBuilder key = new StringBuilder(text.length() + 8);
        key.append(isSecure() ? "sips:" : "sip:");
        if (user.isPresent()) {
            key.append(CanonicalText.of(user.get()));
            password.ifPresent(secret -> key.append(':').append(CanonicalText.of(secret)));
            key.append('@');
        }
        key.append(lowerHost());
        port.ifPresent(number -> key.append(':').append(number));
        CanonicalText.appendSorted(key, parameters, ';', ';', SipUri::canonicalValue);
        CanonicalText.appendSorted(key, headers, '?', '&', SipUri::canonicalValue);
        return key.toString();
    }

    private static String canonicalValue(Parameter parameter) {
        return CanonicalText.of(parameter.value().orElse(""));
    }

    /** {@inheritDoc} RFC 3261 §19.1.4; this is not transitive, so it can look a URI up but not group URIs. */
    @Override
    public boolean equivalent(Uri other) {
        return other instanceof SipUri uri
                && isSecure() == uri.isSecure()
                && sameText(user, uri.user)
                && sameText(password, uri.password)
                && Ascii.equalsIgnoreCase(host, uri.host)
                && port.equals(uri.port)
                && sameParameters(uri)
                && sameHeaders(uri);
    }

    private static boolean sameText(Optional<String> one, Optional<String> other) {
        return one.map(CanonicalText::forComparison).equals(other.map(CanonicalText::forComparison));
    }

    private boolean sameParameters(SipUri other) {
        for (String name : NEVER_IGNORED) {
            if (find(parameters, name).isPresent()
                    != find(other.parameters, name).isPresent()) {
                return false;
            }
        }
        for (Parameter mine : parameters) {
            Optional<Parameter> theirs = find(other.parameters, CanonicalText.name(mine));
            if (theirs.isPresent() && !comparable(mine).equals(comparable(theirs.get()))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameHeaders(SipUri other) {
        if (headers.size() != other.headers.size()) {
            return false;
        }
        for (Parameter mine : headers) {
            Optional<Parameter> theirs = find(other.headers, CanonicalText.name(mine));
            if (theirs.isEmpty() || !sameText(mine.value(), theirs.get().value())) {
                return false;
            }
        }
        return true;
    }

    /** By canonical name, since {@code %6Cr} is the parameter {@code lr}. */
    private static Optional<Parameter> find(Parameters parameters, String canonicalName) {
        for (Parameter parameter : parameters) {
            if (CanonicalText.name(parameter).equals(canonicalName)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> comparable(Parameter parameter) {
        return parameter.value().map(value -> Ascii.lower(CanonicalText.forComparison(value)));
    }

    /**
     * Reads {@code scheme:[user[:password]@]host[:port][;parameters][?headers]}; empty where host, port or user cannot be
     * one. The first {@code @} ends the user, which may hold {@code ; ? /} before it.
     */
    static Optional<SipUri> parse(String text, String scheme, SyntaxIssues issues, int offset) {
        int userStart = scheme.length() + 1;
        int atSign = text.indexOf('@', userStart);
        int hostStart = atSign < 0 ? userStart : atSign + 1;
        int hostEnd = HostPort.hostEnd(text, hostStart, text.length());
        int portEnd = portEnd(text, hostEnd);
        if (hostEnd == hostStart || portEnd < 0 || atSign == userStart) {
            return Optional.empty();
        }
        int colon = atSign < 0 ? -1 : UriReader.indexOf(text, ':', userStart, atSign);
        int question = UriReader.indexOf(text, '?', portEnd, text.length());
        if (colon == userStart) {
            return Optional.empty();
        }
        return Optional.of(new SipUri(
                scheme,
                atSign < 0 ? Optional.empty() : Optional.of(text.substring(userStart, colon)),
                atSign < 0 || colon == atSign ? Optional.empty() : Optional.of(text.substring(colon + 1, atSign)),
                text.substring(hostStart, hostEnd),
                portEnd == hostEnd ? OptionalInt.empty() : HostPort.port(text, hostEnd + 1, portEnd),
                UriReader.parameters(text, portEnd, question, ';', issues, offset),
                UriReader.parameters(text, question, text.length(), '&', issues, offset),
                text));
    }

    /** The end of {@code :port} at {@code from}, {@code from} where there is none, -1 where something else stands. */
    private static int portEnd(String text, int from) {
        int end = from;
        if (end < text.length() && text.charAt(end) == ':') {
            end++;
            while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
                end++;
            }
            if (HostPort.port(text, from + 1, end).isEmpty()) {
                return -1;
            }
        }
        boolean ends = end == text.length() || text.charAt(end) == ';' || text.charAt(end) == '?';
        return ends ? end : -1;
    }
}
