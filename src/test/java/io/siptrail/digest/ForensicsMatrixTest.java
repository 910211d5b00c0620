package io.siptrail.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm with every qop and every mistake, alone and two at a time: the one that was planted is named. */
final class ForensicsMatrixTest {

    private static final String PASSWORD = "Grünkohl-77";

    static Stream<Arguments> headers() {
        return Stream.of("MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess")
                .flatMap(algorithm -> Stream.of("", "auth", "auth-int").map(qop -> Arguments.of(algorithm, qop)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void answerWithoutMistakeIsValid(String algorithm, String qop) {
        assertThat(verdict(new Answer(algorithm, qop)).word()).isEqualTo("valid");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void singleMistakeIsNamed(String algorithm, String qop) {
        assertThat(possible(algorithm, qop)).hasSizeGreaterThan(25).allSatisfy(planted -> {
            Answer answer = new Answer(algorithm, qop);
            planted.mistake().accept(answer);

            assertThat(named(verdict(answer), List.of(planted)))
                    .as(planted + ": " + verdict(answer).sentence())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("headers")
    void everyTwoMistakesThatMeetAreNamed(String algorithm, String qop) {
        List<Planted> all = possible(algorithm, qop);
        List<String> failures = new ArrayList<>();
        int pairs = 0;
        for (Planted one : all) {
            for (Planted other : all.subList(all.indexOf(one) + 1, all.size())) {
                Answer answer = new Answer(algorithm, qop);
                one.mistake().accept(answer);
                other.mistake().accept(answer);
                if (one.meets(other)) {
                    pairs++;
                    DigestVerdict verdict = verdict(answer);
                    if (!named(verdict, toldApart(answer, one, other))) {
                        failures.add(one + " + " + other + " -> " + verdict.sentence());
                    }
                }
            }
        }

        assertThat(pairs).isGreaterThan(250);
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void plainWrongPasswordHasNoExplanation(String algorithm, String qop) {
        Answer answer = new Answer(algorithm, qop);
        answer.password = "something else";

        DigestVerdict.Invalid invalid = (DigestVerdict.Invalid) verdict(answer);

        assertThat(invalid.explanation()).isEmpty();
        assertThat(invalid.allTried()).isTrue();
        assertThat(invalid.variantsTried()).isGreaterThan(1_000);
    }

    /** One mistake alone where the other then changes nothing, such as nc where qop is left out. */
    private static List<Planted> toldApart(Answer answer, Planted one, Planted other) {
        for (Planted single : List.of(one, other)) {
            Answer alone = new Answer(answer.headerAlgorithm, answer.headerQop);
            single.mistake().accept(alone);
            if (alone.response().equals(answer.response())) {
                return List.of(single);
            }
        }
        return List.of(one, other);
    }

    private static List<Planted> possible(String algorithm, String qop) {
        Answer told = new Answer(algorithm, qop);
        return Planted.all().stream()
                .filter(planted -> planted.possible().test(told))
                .toList();
    }

    private static DigestVerdict verdict(Answer answer) {
        return Register.with(answer.header())
                .requestUri("sip:10.0.0.1:5070")
                .to("+4930", "pbx.example")
                .challenge("Digest realm=\"Example.com\", nonce=\"fresh+nonce/1=\", qop=\"auth,auth-int\"")
                .otherChallenges(
                        "Digest realm=\"Example.com\", nonce=\"earlier-nonce\"",
                        "Digest realm=\"Proxy\", nonce=\"proxy-nonce\"")
                .judged("alice", "Example.com", PASSWORD);
    }

    /** Whether the planted mistakes are those that are named, or where others hash the same, among the others listed. */
    private static boolean named(DigestVerdict verdict, List<Planted> planted) {
        Optional<Explanation> explanation =
                verdict instanceof DigestVerdict.Invalid invalid ? invalid.explanation() : Optional.empty();
        return explanation.isPresent()
                && Stream.concat(Stream.of(explanation.get().sentence()), explanation.get().equivalents().stream())
                        .anyMatch(sentence -> saysAll(sentence.toString(), planted));
    }

    private static boolean saysAll(String sentence, List<Planted> planted) {
        boolean noMore = planted.size() > 1 || !(sentence.contains(" and for ") || sentence.contains(" and with "));
        return noMore && planted.stream().allMatch(mistake -> sentence.contains(mistake.words()));
    }
}
