package io.siptrail.bench;

import io.siptrail.registration.RegistrationLimits;
import io.siptrail.registration.Registrations;
import io.siptrail.transaction.Observed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One message on its way through transactions, attempts and bindings. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RegistrationsBenchmark {

    private static final int MESSAGES = 19_000;

    private List<Observed> messages = List.of();

    /** Their headers are read here, and so cost nothing later. */
    @Setup
    public void take() {
        messages = Traffic.messages().subList(0, MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long accept() {
        long[] settled = {0};
        Registrations registrations =
                new Registrations(RegistrationLimits.defaults(), attempt -> settled[0]++, binding -> settled[0]++);
        for (Observed message : messages) {
            registrations.accept(message);
        }
        registrations.finish();
        return settled[0];
    }
}
