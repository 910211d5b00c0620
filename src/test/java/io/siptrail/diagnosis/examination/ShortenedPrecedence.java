package io.siptrail.diagnosis.examination;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.evidence.Evidence;
import java.util.List;
import java.util.stream.IntStream;

/** The precedence of causes as others see it, and an examination that lacks a rule of it. */
public final class ShortenedPrecedence {

    private ShortenedPrecedence() {}

    /** The causes in their order, {@code unknown} apart. */
    public static List<Cause> causes() {
        return CausePrecedence.RULES.stream()
                .flatMap(rule -> rule.causes().stream())
                .toList();
    }

    /** Every cause with the next: {@code winner > loser}. */
    public static List<String> neighbours() {
        List<Cause> causes = causes();
        return IntStream.range(1, causes.size())
                .mapToObj(i -> causes.get(i - 1).id() + " > " + causes.get(i).id())
                .toList();
    }

    /** An examination without the rule that names this cause. */
    public static Examination without(String cause, Evidence evidence) {
        return new Examination(
                evidence,
                CausePrecedence.RULES.stream()
                        .filter(rule -> rule.causes().stream()
                                .noneMatch(named -> named.id().equals(cause)))
                        .toList());
    }
}
