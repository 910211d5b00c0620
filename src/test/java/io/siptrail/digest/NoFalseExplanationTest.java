package io.siptrail.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.digest.arithmetic.Secret;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A password that is simply wrong is not explained away. The number of single trials can be set with {@code siptrail.trials}. */
final class NoFalseExplanationTest {

    private static final int TRIALS = Integer.getInteger("siptrail.trials", 2_000);
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .:@-_/=üß";
    private static final List<String> ALGORITHMS =
            List.of("MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess");

    private final Random random = new Random(20_240_501);

    @Test
    void noSingleMistakeExplainsAWrongPassword() {
        everyAnswerIsUnexplained(TRIALS, new DigestLimits(150, 1 << 20, 4, 4, 4, 4));
    }

    @Test
    void noPairOfMistakesExplainsAWrongPassword() {
        everyAnswerIsUnexplained(Math.max(100, TRIALS / 100), DigestLimits.defaults());
    }

    private void everyAnswerIsUnexplained(int trials, DigestLimits limits) {
        for (int i = 0; i < trials; i++) {
            Answer answer = answer();
            Register register = register(answer);
            CredentialEntry entry = new CredentialEntry(
                    register.input().credentials().username().orElseThrow(), "*", Secret.password(text(6, 20)));

            DigestVerdict verdict =
                    new DigestVerifier(CredentialFile.of(List.of(entry)), limits).verify(register.input());

            assertThat(verdict).as(register.header()).isInstanceOfSatisfying(DigestVerdict.Invalid.class, invalid -> {
                assertThat(invalid.explanation()).isEmpty();
                assertThat(invalid.variantsTried()).isGreaterThan(40);
            });
        }
    }

    private Answer answer() {
        String algorithm = ALGORITHMS.get(random.nextInt(ALGORITHMS.size()));
        Answer answer = new Answer(algorithm, List.of("", "auth", "auth-int").get(random.nextInt(3)));
        answer.password = text(6, 20);
        answer.realm = text(0, 20);
        answer.username = text(1, 20);
        answer.uri = "sip:" + text(1, 20);
        answer.nonce = text(1, 40);
        return answer;
    }

    private Register register(Answer answer) {
        String header = answer.header()
                .replace("\"Example.com\"", '"' + answer.realm + '"')
                .replace("\"alice\"", '"' + answer.username + '"')
                .replace("\"sip:example.com;transport=udp\"", '"' + answer.uri + '"')
                .replace("\"fresh+nonce/1=\"", '"' + answer.nonce + '"');
        return Register.with(header)
                .requestUri("sip:" + text(1, 20))
                .to(text(0, 10), text(0, 10))
                .challenge("Digest realm=\"" + text(0, 10) + "\", nonce=\"" + text(1, 10) + "\"");
    }

    private String text(int shortest, int longest) {
        int length = shortest + random.nextInt(longest - shortest + 1);
        return random.ints(length, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
