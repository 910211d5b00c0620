package io.siptrail.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.digest.arithmetic.Secret;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whatever is said about credentials, neither password nor HA1 stands in it. */
final class SecretsStayHiddenTest {

    private static final String PASSWORD = "Grünkohl-77";

    @Test
    void noVerdictOnAnyMistakeShowsTheSecret() throws Exception {
        byte[] text = ("alice:Example.com:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        String ha1 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        CredentialFile file = CredentialFile.of(List.of(
                new CredentialEntry("alice", "*", Secret.password(PASSWORD)),
                new CredentialEntry("alice", "Example.com", Secret.ha1(ha1))));

        for (Planted planted : Planted.all()) {
            Answer answer = new Answer("MD5", "auth-int");
            planted.mistake().accept(answer);
            DigestInput input = Register.with(answer.header()).input();
            DigestVerdict verdict = new DigestVerifier(file).verify(input);
            String said =
                    String.join("\n", verdict.toString(), verdict.sentence().toString(), verdict.word());

            assertThat(said.toLowerCase(Locale.ROOT))
                    .as(planted.toString())
                    .doesNotContain(PASSWORD.toLowerCase(Locale.ROOT))
                    .doesNotContain(ha1);
        }
        assertThat(file.toString() + file.entries()).doesNotContain(PASSWORD).doesNotContain(ha1);
    }

    @Test
    void whatIsComputedFromDoesNotPrintTheSecretEither() {
        DigestInput input = Register.with(new Answer("MD5", "auth").header()).input();
        CredentialsReading reading = new CredentialsCheck(input.credentials()).reading(input);

        assertThat(reading.stated("alice", Secret.password(PASSWORD)).toString())
                .contains("alice")
                .doesNotContain(PASSWORD);
    }
}
