package io.siptrail.sip;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A SIP or SIPS URI (RFC 3261 §19.1). Its text is kept whole, and where its elements stand in it. */
public final class SipUri implements Uri {

    /** Parameters that, standing in one URI only, keep two from matching (RFC 3261 §19.1.4; transport by its examples). */
    private static final String[] NEVER_IGNORED = {"user", "ttl", "method", "maddr", "transport"};

    private static final int NONE = -1;

    private final String scheme;
    private final String text;
    private final int userEnd;
    private final int atSign;
    private final int hostEnd;
    private final int port;
    private final Parameters parameters;
    private final Parameters headers;

    private SipUri(
            String scheme,
            String text,
            int userEnd,
            int atSign,
            int hostEnd,
            int port,
            Parameters parameters,
            Parameters headers) {
        this.scheme = scheme;
        this.text = text;
        this.userEnd = userEnd;
        this.atSign = atSign;
        this.hostEnd = hostEnd;
        this.port = port;
        this.parameters = parameters;
        this.headers = headers;
    }

    /** As written, {@code sip} or {@code sips} in some case. */
    @Override
    public String scheme() {
        return scheme;
    }

    /** With escapes as written. */
    public Optional<String> user() {
        return atSign == NONE ? Optional.empty() : Optional.of(text.substring(scheme.length() + 1, userEnd));
    }

    /** With escapes as written, perhaps empty. */
    public Optional<String> password() {
        boolean absent = atSign == NONE || userEnd == atSign;
        return absent ? Optional.empty() : Optional.of(text.substring(userEnd + 1, atSign));
    }

    /** As written; an IPv6 address in its brackets. */
    public String host() {
        return text.substring(atSign == NONE ? scheme.length() + 1 : atSign + 1, hostEnd);
    }

    public OptionalInt port() {
        return port == NONE ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** With escapes as written. */
    public Parameters parameters() {
        return parameters;
    }

    /** What follows {@code ?}, with escapes as written. */
    public Parameters headers() {
        return headers;
    }

    @Override
    public String text() {
        return text;
    }

    /** The same text, and as much of it read. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SipUri uri
                && text.equals(uri.text)
                && parameters.size() == uri.parameters.size()
                && headers.size() == uri.headers.size();
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

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
        return Ascii.lower(host());
    }

    /** {@inheritDoc} Scheme and host in lower case, escapes by {@link CanonicalText}, parameters and headers by name. */
    @Override
    public String canonical() {
        StringBuilder key = new StringBuilder(text.length() + 8);
        key.append(isSecure() ? "sips:" : "sip:");
        if (user().isPresent()) {
            key.append(CanonicalText.of(user().get()));
            password().ifPresent(secret -> key.append(':').append(CanonicalText.of(secret)));
            key.append('@');
        }
        key.append(lowerHost());
        port().ifPresent(number -> key.append(':').append(number));
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
                && sameText(user(), uri.user())
                && sameText(password(), uri.password())
                && Ascii.equalsIgnoreCase(host(), uri.host())
                && port == uri.port
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
     * Reads {@code scheme:[user[:password]@]host[:port][;parameters][?headers]} in [from, to); null where host, port or user
     * cannot be one. The first {@code @} ends the user, which may hold {@code ; ? /} before it.
     */
    static @Nullable SipUri parse(
            String own, String scheme, byte[] bytes, int from, int to, SyntaxIssues issues, int offset) {
        int userStart = from + scheme.length() + 1;
        int atSign = UriReader.indexOf(bytes, '@', userStart, to);
        boolean user = atSign < to;
        int hostStart = user ? atSign + 1 : userStart;
        int hostEnd = HostPort.hostEnd(bytes, hostStart, to);
        int portEnd = portEnd(bytes, hostEnd, to);
        int userEnd = user ? UriReader.indexOf(bytes, ':', userStart, atSign) : to;
        if (hostEnd == hostStart || portEnd == NONE || userEnd == userStart) {
            return null;
        }
        int question = UriReader.indexOf(bytes, '?', portEnd, to);
        return new SipUri(
                scheme,
                own,
                userEnd - from,
                user ? atSign - from : NONE,
                hostEnd - from,
                HostPort.number(bytes, hostEnd + 1, portEnd),
                UriReader.parameters(own, bytes, from, portEnd, question, ';', issues, offset),
                UriReader.parameters(own, bytes, from, question, to, '&', issues, offset));
    }

    /** The end of {@code :port} at {@code from}, {@code from} where there is none, -1 where something else stands. */
    private static int portEnd(byte[] bytes, int from, int to) {
        int end = from;
        if (end < to && bytes[end] == ':') {
            end++;
            while (end < to && Ascii.isDigit(bytes[end])) {
                end++;
            }
            if (HostPort.number(bytes, from + 1, end) == NONE) {
                return NONE;
            }
        }
        boolean ends = end == to || bytes[end] == ';' || bytes[end] == '?';
        return ends ? end : NONE;
    }
}
