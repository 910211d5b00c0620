package io.siptrail.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.digest.arithmetic.Secret;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Published responses, and responses that were published wrongly. */
final class DigestVectorsTest {

    private record Vector(String source, Map<String, String> values) {

        String value(String name) {
            return values.getOrDefault(name, "");
        }

        DigestVerdict verdict() {
            return Register.with(header())
                    .method(value("method"))
                    .requestUri(value("uri"))
                    .body(value("body").replace("\\r", "\r").replace("\\n", "\n"))
                    .judged(secrets());
        }

        private String header() {
            return values.keySet().stream()
                    .filter(name -> !List.of("expect", "method", "password", "ha1", "body")
                            .contains(name))
                    .map(name -> name + (isToken(name) ? "=" + value(name) : "=\"" + sent(name) + "\""))
                    .collect(Collectors.joining(", ", "Digest ", ""));
        }

        private static boolean isToken(String name) {
            return List.of("nc", "qop", "algorithm", "userhash").contains(name);
        }

        /** RFC 7616 §3.9.2 prints the hash of the username beside its example. */
        private String sent(String name) {
            boolean hashed = name.equals("username") && values.containsKey("userhash");
            return hashed ? "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b" : value(name);
        }

        private CredentialFile secrets() {
            Secret secret = values.containsKey("ha1") ? Secret.ha1(value("ha1")) : Secret.password(value("password"));
            return CredentialFile.of(List.of(new CredentialEntry(value("username"), value("realm"), secret)));
        }
    }

    @TestFactory
    Stream<DynamicTest> verdictIsThatOfTheSource() {
        return vectors().stream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.source, () -> assertThat(vector.verdict().word()).isEqualTo(vector.value("expect"))));
    }

    @Test
    void noVectorIsLost() {
        assertThat(vectors()).hasSize(34);
    }

    @Test
    void misprintOfRfc7616IsKnownForWhatItIs() {
        Vector printed = vectors().stream()
                .filter(vector ->
                        vector.source.contains("4897") && vector.value("expect").equals("invalid"))
                .findFirst()
                .orElseThrow();

        assertThat(printed.verdict().sentence())
                .hasToString("the response is right with SHA-512 cut to 256 bits; the header says `SHA-512-256`");
    }

    private static List<Vector> vectors() {
        List<Vector> vectors = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                vectors.add(new Vector(line.substring(1, line.length() - 1), new LinkedHashMap<>()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.split(": ?", 2);
                vectors.get(vectors.size() - 1).values.put(parts[0], parts[1]);
            }
        }
        return vectors;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(DigestVectorsTest.class.getResourceAsStream("vectors.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
