package io.siptrail.digest.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.digest.arithmetic.DigestAlgorithm;
import io.siptrail.digest.arithmetic.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CredentialFileTest {

    private static CredentialFile read(String text) {
        return read(text, StandardCharsets.UTF_8, CredentialLimits.defaults());
    }

    private static CredentialFile read(String text, Charset charset, CredentialLimits limits) {
        try {
            return CredentialFile.read(new ByteArrayInputStream(text.getBytes(charset)), limits);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void linesOfColonsCommentsAndBlankLines() {
        CredentialFile file = read("""
                # phones of the first floor
                alice:example.com:secret

                bob:example.com:pass:with:colons\s
                carol:*:geheim
                """);

        assertThat(file.warnings()).isEmpty();
        assertThat(file.secrets("alice", "example.com")).containsExactly(Secret.password("secret"));
        assertThat(file.secrets("bob", "example.com")).containsExactly(Secret.password("pass:with:colons "));
        assertThat(file.secrets("carol", "anything")).containsExactly(Secret.password("geheim"));
        assertThat(file.secrets("alice", "Example.com")).isEmpty();
    }

    @Test
    void byteOrderMarkAndLineEndsOfWindowsAreNoPartOfAnything() {
        CredentialFile file = read("\uFEFFalice:r:secret\r\nbob:r:two\r\n");

        assertThat(file.secrets("alice", "r")).containsExactly(Secret.password("secret"));
        assertThat(file.secrets("bob", "r")).containsExactly(Secret.password("two"));
    }

    @Test
    void carriageReturnInsideAPasswordBelongsToIt() {
        assertThat(read("alice:r:a\rb\r\n").secrets("alice", "r")).containsExactly(Secret.password("a\rb"));
    }

    @Test
    void severalSecretsOfOneUserStandBesideEachOtherOwnRealmFirst() {
        CredentialFile file = read("alice:*:any\nalice:r:one\nalice:r:two\nalice:r:one\n");

        assertThat(file.secrets("alice", "r"))
                .containsExactly(Secret.password("one"), Secret.password("two"), Secret.password("any"));
    }

    @Test
    void thirdFieldOfThirtyTwoDigitsMayBeHa1OfMd5OrPassword() {
        String digits = "939E7578ed9e3c518a452acee763bce9";
        Secret field = read("alice:r:" + digits).secrets("alice", "r").get(0);

        assertThat(SecretReadings.of(field, DigestAlgorithm.MD5))
                .containsExactly(Secret.ha1(digits), Secret.password(digits));
        assertThat(SecretReadings.of(field, DigestAlgorithm.SHA_256)).containsExactly(Secret.password(digits));
    }

    @Test
    void thirdFieldOfSixtyFourDigitsIsHa1OfTheLongHashes() {
        String digits = "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232";
        Secret field = read("alice:r:" + digits).secrets("alice", "r").get(0);

        assertThat(SecretReadings.of(field, DigestAlgorithm.SHA_256)).containsExactly(Secret.ha1(digits));
        assertThat(SecretReadings.of(field, DigestAlgorithm.MD5)).isEmpty();
    }

    @Test
    void passwordOfAkaMayBeResInDigitsOrResAndKeys() {
        String keys = "RES=01020304,IK=202122232425262728292a2b2c2d2e2f,CK=404142434445464748494a4b4c4d4e4f";

        assertThat(SecretReadings.of(Secret.password("01020304"), DigestAlgorithm.AKA_V1_MD5))
                .contains(Secret.password(new byte[] {1, 2, 3, 4}));
        assertThat(SecretReadings.of(Secret.password(keys), DigestAlgorithm.AKA_V2_MD5))
                .contains(Secret.password("q8Lq3a6yWuu4oxCGJIxMkg=="));
    }

    @Test
    void commaSeparatedValuesAfterTheirHeader() {
        CredentialFile file = read("""
                username,realm,password
                # a comment
                alice,example.com,"a,b""c"
                bob,"sip:example.com",two
                "carol","*","line one
                line two"
                dave,example.com,
                """);

        assertThat(file.warnings()).isEmpty();
        assertThat(file.secrets("alice", "example.com")).containsExactly(Secret.password("a,b\"c"));
        assertThat(file.secrets("bob", "sip:example.com")).containsExactly(Secret.password("two"));
        assertThat(file.secrets("carol", "r")).containsExactly(Secret.password("line one\nline two"));
        assertThat(file.secrets("dave", "example.com")).containsExactly(Secret.empty());
    }

    @Test
    void malformedLinesAreNamedByNumberWithoutWhatTheyHold() {
        CredentialFile file = read("alice:r:one\nhunter2\nbob:hunter2\n:r:hunter2\ncarol:r:three\n");

        assertThat(file.entries()).hasSize(2);
        assertThat(file.warnings()).extracting(CredentialWarning::line).containsExactly(2, 3, 4);
        assertThat(file.warnings().toString()).doesNotContain("hunter2");
    }

    @Test
    void malformedRowsOfCommaSeparatedValuesAreNamedByNumber() {
        CredentialFile file =
                read("username,realm,password\nalice,r\nbob,r,\"hunter2\"x\ncarol,r,hunter2,x\ndave,r,ok\n");

        assertThat(file.entries()).extracting(CredentialEntry::username).containsExactly("dave");
        assertThat(file.warnings()).extracting(CredentialWarning::line).containsExactly(2, 3, 4);
        assertThat(file.warnings().toString()).doesNotContain("hunter2");
    }

    @Test
    void quoteWithoutEndTakesTheRestAndIsNamed() {
        CredentialFile file = read("username,realm,password\nalice,r,\"hunter2\nbob,r,x\n");

        assertThat(file.entries()).isEmpty();
        assertThat(file.warnings()).extracting(CredentialWarning::line).containsExactly(2);
    }

    @Test
    void fileInLatin1IsReadWithAWarning() {
        CredentialFile file = read("alice:r:Grün\n", StandardCharsets.ISO_8859_1, CredentialLimits.defaults());

        assertThat(file.secrets("alice", "r")).containsExactly(Secret.password("Grün"));
        assertThat(file.warnings()).hasSize(1);
    }

    @Test
    void everyBoundIsVisible() {
        String text = "alice:r:one\nbob:r:two\ncarol:r:three\n";

        CredentialFile entries = read(text, StandardCharsets.UTF_8, new CredentialLimits(1_000, 2, 100, 10));
        CredentialFile bytes = read(text, StandardCharsets.UTF_8, new CredentialLimits(12, 10, 100, 10));
        CredentialFile fields = read(text, StandardCharsets.UTF_8, new CredentialLimits(1_000, 10, 4, 1));

        assertThat(entries.entries()).hasSize(2);
        assertThat(entries.warnings()).extracting(CredentialWarning::line).containsExactly(3);
        assertThat(bytes.entries()).hasSize(1);
        assertThat(bytes.warnings()).extracting(CredentialWarning::line).containsExactly(0);
        assertThat(fields.entries()).extracting(CredentialEntry::username).containsExactly("bob");
        assertThat(fields.warnings()).hasSize(1);
        assertThat(fields.warningCount()).isEqualTo(2);
    }

    @Test
    void nothingPrintedOfAFileHoldsASecret() {
        CredentialFile file = read("alice:r:hunter2\nbob:r:939e7578ed9e3c518a452acee763bce9\n");

        assertThat(List.of(file, file.entries(), file.secrets("alice", "r")).toString())
                .doesNotContain("hunter2")
                .doesNotContain("939e7578");
    }
}
