package io.siptrail.bench;

import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.sip.SipMessage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One message of a registration: where its parts stand, and what they say. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageBenchmark {

    private static final int MESSAGES = 4_096;

    private final MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
    private byte[][] messages = {};

    /** Requests and responses as they come. */
    @Setup
    public void take() {
        messages = Traffic.messages().stream()
                .limit(MESSAGES)
                .map(observed -> observed.message().bytes())
                .toArray(byte[][]::new);
    }

    /** The scanner alone: offsets, no object. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int scan() {
        int sum = 0;
        for (byte[] message : messages) {
            scanner.scan(message, 0, message.length, /* cut= */ false);
            sum += scanner.bodyStart();
        }
        return sum;
    }

    /** The scanner, a message that keeps the bytes, and all typed headers that a registration asks for. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int typedHeaders() {
        int sum = 0;
        for (byte[] bytes : messages) {
            scanner.scan(bytes, 0, bytes.length, /* cut= */ false);
            SipMessage message = scanner.message();
            message.readAhead();
            sum += message.contacts().size()
                    + message.vias().size()
                    + message.challenges().size();
            sum += message.credentials().size() + (message.toUri().isPresent() ? 1 : 0);
        }
        return sum;
    }
}
