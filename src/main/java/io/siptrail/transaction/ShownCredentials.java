package io.siptrail.transaction;

import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every Authorization and Proxy-Authorization of a request in order: kept as text, and read when they are first asked for,
 * once. Immutable; a race between threads costs that work twice, no more.
 */
public final class ShownCredentials {

    /** Of a request without any. */
    public static final ShownCredentials NONE = new ShownCredentials("");

    private static final char AUTHORIZATION = 'A';
    private static final char PROXY_AUTHORIZATION = 'P';

    private final String text;
    private @Nullable List<Credentials> read;

    private ShownCredentials(String text) {
        this.text = text;
    }

    /** Those that {@link #text} gave. */
    public static ShownCredentials of(String text) {
        return text.isEmpty() ? NONE : new ShownCredentials(text);
    }

    /** Keeps the text of these. */
    public static ShownCredentials of(List<Credentials> credentials) {
        return of(text(credentials));
    }

    /** Whether these would be the same. */
    boolean says(List<Credentials> credentials) {
        return text.equals(text(credentials));
    }

    private static String text(List<Credentials> credentials) {
        if (credentials.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(credentials.get(0).text().length() + 1);
        for (Credentials shown : credentials) {
            text.append(text.length() == 0 ? "" : "\n");
            text.append(shown.kind() == CredentialsKind.AUTHORIZATION ? AUTHORIZATION : PROXY_AUTHORIZATION);
            text.append(shown.text());
        }
        return text.toString();
    }

    /** All of them joined by line feeds, each behind the letter of its kind; empty when there is none. */
    public String text() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Each of them; they are kept from then on. */
    public List<Credentials> list() {
        List<Credentials> known = read;
        if (known == null) {
            known = parsed();
            read = known;
        }
        return known;
    }

    /** Each of them, for one look: nothing is kept but the text. */
    List<Credentials> parsed() {
        if (text.isEmpty()) {
            return List.of();
        }
        int lineEnd = text.indexOf('\n');
        if (lineEnd < 0) {
            return List.of(parsed(0, text.length()));
        }
        List<Credentials> credentials = new ArrayList<>(2);
        int from = 0;
        for (; lineEnd >= 0; lineEnd = text.indexOf('\n', from)) {
            credentials.add(parsed(from, lineEnd));
            from = lineEnd + 1;
        }
        credentials.add(parsed(from, text.length()));
        return List.copyOf(credentials);
    }

    private Credentials parsed(int from, int to) {
        CredentialsKind kind = text.charAt(from) == AUTHORIZATION
                ? CredentialsKind.AUTHORIZATION
                : CredentialsKind.PROXY_AUTHORIZATION;
        return Credentials.parse(kind, text.substring(from + 1, to));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShownCredentials shown && text.equals(shown.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
