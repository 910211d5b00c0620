package io.siptrail.transaction;

import io.siptrail.sip.Challenge;
import io.siptrail.sip.ChallengeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every WWW-Authenticate and Proxy-Authenticate of a response in order: kept as text, and read when they are first asked for,
 * once. Immutable; a race between threads costs that work twice, no more.
 */
public final class OfferedChallenges {

    /** Of a response without any. */
    public static final OfferedChallenges NONE = new OfferedChallenges("");

    private static final char WWW = 'W';
    private static final char PROXY = 'P';

    private final String text;
    private @Nullable List<Challenge> read;

    private OfferedChallenges(String text) {
        this.text = text;
    }

    /** Those that {@link #text} gave. */
    public static OfferedChallenges of(String text) {
        return text.isEmpty() ? NONE : new OfferedChallenges(text);
    }

    /** Keeps the text of these. */
    public static OfferedChallenges of(List<Challenge> challenges) {
        return of(challenges, Challenge::text);
    }

    /** Keeps this text of each, where another than its own shall be known of it. */
    public static OfferedChallenges of(List<Challenge> challenges, Function<Challenge, String> itsText) {
        StringBuilder text = new StringBuilder();
        for (Challenge challenge : challenges) {
            text.append(text.length() == 0 ? "" : "\n");
            text.append(challenge.source() == ChallengeSource.WWW ? WWW : PROXY).append(itsText.apply(challenge));
        }
        return of(text.toString());
    }

    /** All of them joined by line feeds, each behind the letter of its kind; empty when there is none. */
    public String text() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Each of them. */
    public List<Challenge> list() {
        List<Challenge> known = read;
        if (known == null) {
            known = parsed();
            read = known;
        }
        return known;
    }

    private List<Challenge> parsed() {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Challenge> challenges = new ArrayList<>(1);
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            challenges.addAll(parsed(from, end));
            from = end + 1;
        }
        challenges.addAll(parsed(from, text.length()));
        return List.copyOf(challenges);
    }

    private List<Challenge> parsed(int from, int to) {
        ChallengeSource source = text.charAt(from) == WWW ? ChallengeSource.WWW : ChallengeSource.PROXY;
        return Challenge.parse(source, text.substring(from + 1, to));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OfferedChallenges offered && text.equals(offered.text);
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
