package io.siptrail.digest.candidate;

import io.siptrail.digest.DigestInput;
import io.siptrail.digest.DigestVerifier;
import io.siptrail.digest.StatedResponse;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints how many candidates a second a search tries, beside a loop that does nothing but hash with the JDK. */
final class CandidateRate {

    private static final int CANDIDATES = 2_000_000;
    private static final String HEAD = "1000:192.168.1.88:";
    private static final String REST =
            ":Ucz8wlHM+5Zt5fGB0vjWXgziGzKF5on2:00000001:0a4f113b:auth:9e107d9d372bb6826bd81d3542a419d6";

    private CandidateRate() {}

    /** Optional argument: the number of threads, 1 unless told. */
    public static void main(String[] args) throws Exception {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        byte[] candidates = candidates();
        for (String algorithm :
                List.of("MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess")) {
            double best = 0;
            double loop = 0;
            for (int round = 0; round < 4; round++) {
                best = Math.max(best, search(algorithm, candidates, threads));
                loop = Math.max(loop, loop(algorithm));
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-17s %6.2f M/s with %d threads, JDK loop on one %6.2f M/s",
                    algorithm,
                    best,
                    threads,
                    loop));
        }
    }

    private static byte[] candidates() {
        StringBuilder text = new StringBuilder(10 * CANDIDATES);
        for (int i = 0; i < CANDIDATES; i++) {
            text.append("pw").append(1_000_000 + i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static double search(String algorithm, byte[] candidates, int threads) throws Exception {
        String response = "0".repeat(algorithm.startsWith("MD5") ? 32 : 64);
        String header = "Digest username=\"1000\", realm=\"192.168.1.88\", nonce=\"Ucz8wlHM+5Zt5fGB0vjWXgziGzKF5on2\","
                + " uri=\"sip:192.168.1.88\", qop=auth, nc=00000001, cnonce=\"0a4f113b\", algorithm=" + algorithm
                + ", response=\"" + response + "\"";
        Credentials credentials = Credentials.parse(CredentialsKind.AUTHORIZATION, header);
        StatedResponse stated = DigestVerifier.stated(new DigestInput(
                        "REGISTER",
                        "sip:192.168.1.88",
                        ByteBuffer.allocate(0),
                        "",
                        "",
                        credentials,
                        Optional.empty(),
                        List.of()))
                .orElseThrow();
        CandidateSearch search = new CandidateSearch(List.of(stated), CandidateLimits.defaults());
        long start = System.nanoTime();
        CandidateResult result = search.run(new ByteArrayInputStream(candidates), threads, CandidateProgress.SILENT);
        return 1e3 * result.lines() / (System.nanoTime() - start);
    }

    /** The same hashes with fixed text of the same lengths: two, or three with -sess. */
    private static double loop(String algorithm) throws Exception {
        String jdk = algorithm.replace("-sess", "").replace("SHA-512-256", "SHA-512/256");
        MessageDigest digest = MessageDigest.getInstance(jdk);
        byte[] first = (HEAD + "pw1000000").getBytes(StandardCharsets.UTF_8);
        String digits = HexFormat.of().formatHex(digest.digest(first));
        byte[] bound = (digits + ":Ucz8wlHM+5Zt5fGB0vjWXgziGzKF5on2:0a4f113b").getBytes(StandardCharsets.UTF_8);
        byte[] last = (digits + REST).getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[digest.getDigestLength()];
        long start = System.nanoTime();
        for (int i = 0; i < CANDIDATES; i++) {
            first[first.length - 1] = (byte) i;
            hash(digest, first, hash);
            if (algorithm.endsWith("-sess")) {
                hash(digest, bound, hash);
            }
            hash(digest, last, hash);
        }
        return 1e3 * CANDIDATES / (System.nanoTime() - start);
    }

    private static void hash(MessageDigest digest, byte[] text, byte[] hash) throws Exception {
        digest.update(text, 0, text.length);
        digest.digest(hash, 0, hash.length);
    }
}
