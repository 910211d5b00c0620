package io.siptrail.digest.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.digest.DigestInput;
import io.siptrail.digest.DigestVerifier;
import io.siptrail.digest.StatedResponse;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses are those of RFC 2617 §3.5, RFC 7616 §3.9.1 and, for -sess, another implementation. */
final class CandidateSearchTest {

    private static final String RFC_2617 = "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
            + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", qop=auth, nc=00000001,"
            + " cnonce=\"0a4f113b\", response=\"6629fae49393a05397450978507c4ef1\"";

    /** The same without qop. */
    private static final String RFC_2069 = "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
            + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\","
            + " response=\"670fd8c2df070c60b045671b8b24ff02\"";

    private static final String RFC_7616 = "Digest username=\"Mufasa\", realm=\"http-auth@example.org\","
            + " uri=\"/dir/index.html\", algorithm=SHA-256, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth,"
            + " response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"";

    private static final String SESSION = "Digest username=\"alice\", realm=\"example.com\", uri=\"sips:example.com\","
            + " nonce=\"bm9uY2UtMQ==\", nc=0000000a, cnonce=\"Y25vbmNl\", qop=auth, algorithm=MD5-sess,"
            + " response=\"6da4ac83f6e5d3fc58b00a91fd69f7b4\"";

    private static Optional<StatedResponse> stated(String method, String header) {
        return DigestVerifier.stated(new DigestInput(
                method,
                "sip:example.com",
                ByteBuffer.allocate(0),
                "",
                "",
                Credentials.parse(CredentialsKind.AUTHORIZATION, header),
                Optional.empty(),
                List.of()));
    }

    private static List<StatedResponse> all() {
        return List.of(
                stated("GET", RFC_2617).orElseThrow(),
                stated("GET", RFC_7616).orElseThrow(),
                stated("GET", RFC_2069).orElseThrow(),
                stated("REGISTER", SESSION).orElseThrow());
    }

    private static CandidateResult search(String candidates, int threads, CandidateLimits limits) {
        try {
            return new CandidateSearch(all(), limits)
                    .run(
                            new ByteArrayInputStream(candidates.getBytes(StandardCharsets.UTF_8)),
                            threads,
                            CandidateProgress.SILENT);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void eachResponseFindsItsOwnCandidateOnTheSameLineWithAnyNumberOfThreads(int threads) {
        String filler = "no-password-of-anyone\n".repeat(5_000);
        String candidates = filler + "Circle Of Life\n" + filler + "Circle Of Life\ns3crét\r\n" + filler;

        CandidateResult result = search(candidates, threads, new CandidateLimits(64, 4_096));

        assertThat(result.hits()).extracting(CandidateHit::target).containsExactly(0, 2, 3);
        assertThat(result.hits()).extracting(CandidateHit::line).containsExactly(5_001L, 5_001L, 10_003L);
        assertThat(result.hits())
                .extracting(hit -> hit.password().reveal())
                .containsExactly("Circle Of Life", "Circle Of Life", "s3crét");
        assertThat(result.lines()).isEqualTo(15_003);
    }

    @Test
    void responseOfSha256FindsItsCandidateAtTheEndWithoutALineEnd() {
        CandidateResult result = search("x\nCircle of Life", 2, CandidateLimits.defaults());

        assertThat(result.hits()).extracting(CandidateHit::target).containsExactly(1);
        assertThat(result.hits()).extracting(CandidateHit::line).containsExactly(2L);
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstCandidate() {
        assertThat(search("\uFEFFCircle of Life\n", 1, CandidateLimits.defaults())
                        .hits())
                .hasSize(1);
    }

    @Test
    void longLinesArePassedOverAndCounted() {
        String candidates = "x".repeat(100) + "\n" + "y".repeat(10_000) + "\nCircle of Life\n";

        CandidateResult result = search(candidates, 1, new CandidateLimits(64, 1_024));

        assertThat(result.tooLong()).isEqualTo(2);
        assertThat(result.hits()).extracting(CandidateHit::line).containsExactly(3L);
        assertThat(result.lines()).isEqualTo(3);
    }

    @Test
    void progressRisesToTheWholeFile() throws Exception {
        List<Long> lines = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        byte[] candidates = "abc\n".repeat(4_096).getBytes(StandardCharsets.UTF_8);

        new CandidateSearch(all(), new CandidateLimits(64, 4_096))
                .run(new ByteArrayInputStream(candidates), 2, (done, read) -> {
                    lines.add(done);
                    bytes.add(read);
                });

        assertThat(lines).isSorted().hasSize(4).endsWith(4_096L);
        assertThat(bytes).isSorted().endsWith((long) candidates.length);
    }

    @Test
    void hitDoesNotShowThePassword() {
        assertThat(search("Circle of Life\n", 1, CandidateLimits.defaults()).toString())
                .doesNotContain("Circle");
    }

    @Test
    void noPasswordIsLookedForWhereMoreThanThePasswordIsMissing() {
        assertThat(stated("GET", RFC_2617.replace("qop=auth", "qop=other"))).isEmpty();
        assertThat(stated("GET", RFC_2617 + ", algorithm=AKAv1-MD5")).isEmpty();
        assertThat(stated("GET", RFC_2617 + ", userhash=true")).isEmpty();
        assertThat(stated("GET", RFC_2617 + ", algorithm=SHA-256")).isEmpty();
    }
}
