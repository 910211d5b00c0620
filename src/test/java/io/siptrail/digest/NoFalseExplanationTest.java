package io.siptrail.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.digest.arithmetic.Secret;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A password that is simply wrong is not explained away, whatever users, realms, URIs and passwords there are. The number of trials of single
 * mistakes can be set with {@code siptrail.trials}; trial {@code n} is the same in every run.
 */
final class NoFalseExplanationTest {

    private static final int TRIALS = Integer.getInteger("siptrail.trials", 100_000);
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .:@-_/=üß";
    private static final List<String> ALGORITHMS =
            List.of("MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess");

    private static final long SEED = 20_240_501;

    @Test
    void noSingleMistakeExplainsAWrongPassword() {
        everyAnswerIsUnexplained(TRIALS, new DigestLimits(150, 1 << 20, 4, 4, 4, 4));
    }

    @Test
    void noPairOfMistakesExplainsAWrongPassword() {
        everyAnswerIsUnexplained(Math.max(100, TRIALS / 1_000), DigestLimits.defaults());
    }

    private static void everyAnswerIsUnexplained(int trials, DigestLimits limits) {
        assertThat(IntStream.range(0, trials).parallel().mapToObj(trial -> fault(trial, limits)))
                .filteredOn(fault -> !fault.isEmpty())
                .isEmpty();
    }

    /** The header and what was said of it, where that is wrong. */
    private static String fault(int trial, DigestLimits limits) {
        Random random = new Random(SEED + trial);
        Answer answer = answer(random);
        Register register = register(random, answer);
        Secret other = Secret.password(text(random, 6, 20));
        CredentialEntry entry =
                new CredentialEntry(register.input().credentials().username().orElseThrow(), "*", other);
        DigestVerdict verdict = new DigestVerifier(CredentialFile.of(List.of(entry)), limits).verify(register.input());
        boolean right = verdict instanceof DigestVerdict.Invalid invalid
                && invalid.explanation().isEmpty()
                && invalid.variantsTried() > 40;
        return right ? "" : register.header() + " -> " + verdict.word() + " " + verdict.sentence();
    }

    private static Answer answer(Random random) {
        String algorithm = ALGORITHMS.get(random.nextInt(ALGORITHMS.size()));
        Answer answer = new Answer(algorithm, List.of("", "auth", "auth-int").get(random.nextInt(3)));
        answer.password = text(random, 6, 20);
        answer.realm = text(random, 0, 20);
        answer.username = text(random, 1, 20);
        answer.uri = "sip:" + text(random, 1, 20);
        answer.nonce = text(random, 1, 40);
        return answer;
    }

    private static Register register(Random random, Answer answer) {
        String header = answer.header()
                .replace("\"Example.com\"", '"' + answer.realm + '"')
                .replace("\"alice\"", '"' + answer.username + '"')
                .replace("\"sip:example.com;transport=udp\"", '"' + answer.uri + '"')
                .replace("\"fresh+nonce/1=\"", '"' + answer.nonce + '"');
        return Register.with(header)
                .requestUri("sip:" + text(random, 1, 20))
                .to(text(random, 0, 10), text(random, 0, 10))
                .challenge("Digest realm=\"" + text(random, 0, 10) + "\", nonce=\"" + text(random, 1, 10) + "\"");
    }

    private static String text(Random random, int shortest, int longest) {
        int length = shortest + random.nextInt(longest - shortest + 1);
        return random.ints(length, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
