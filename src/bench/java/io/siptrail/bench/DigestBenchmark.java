package io.siptrail.bench;

import io.siptrail.digest.arithmetic.Calculation;
import io.siptrail.digest.arithmetic.DigestAlgorithm;
import io.siptrail.digest.arithmetic.Ha1Input;
import io.siptrail.digest.arithmetic.Ha2Input;
import io.siptrail.digest.arithmetic.ResponseDigester;
import io.siptrail.digest.arithmetic.ResponseTail;
import io.siptrail.digest.arithmetic.Secret;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One digest response of a user who was not the last: three hashes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DigestBenchmark {

    @Param({"MD5", "SHA_256", "SHA_512_256"})
    public DigestAlgorithm algorithm = DigestAlgorithm.MD5;

    private final ResponseDigester digester = new ResponseDigester();
    private final Secret password = Secret.password("pw-u100000");
    private final ResponseTail tail = new ResponseTail(
            "VQsEPFULAxBKkEFr1hdgTuhwYP4dy3yQ",
            "0a4f113b",
            Optional.of(new ResponseTail.Protection("00000001", "auth")));

    /** Its inputs are new, for the digester knows those of its last calculation again. */
    @Benchmark
    public byte[] response() {
        Ha1Input ha1 = Ha1Input.of("u100000", "bench.example", password);
        Ha2Input ha2 = new Ha2Input("REGISTER", "sip:bench.example", Optional.empty());
        return digester.response(Calculation.of(algorithm, ha1, ha2, tail));
    }
}
