package io.siptrail.bench;

import io.siptrail.capture.CaptureSet;
import io.siptrail.net.Fate;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a frame to its transport payload, for one packet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketDecoderBenchmark {

    private final PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), datagram -> Fate.NOT_SIP);
    private final Path mixed = Traffic.mixed();
    private final CaptureSet voice = Traffic.open(mixed);

    /** Stands at a packet of voice: the first is TCP. */
    @Setup
    public void standAtVoice() {
        voice.next();
        voice.next();
    }

    @TearDown
    public void close() {
        voice.close();
    }

    /** A packet of voice that lies in memory already. */
    @Benchmark
    public void decodeVoice() {
        decoder.decode(voice.frame());
    }

    /** Every packet of a mixed capture, which is read from a file in the page cache. */
    @Benchmark
    @OperationsPerInvocation(Traffic.PACKETS)
    public void readAndDecodeMixed() {
        Traffic.read(mixed, decoder);
    }
}
