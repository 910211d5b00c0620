package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.siptrail.bench.LoadGenerator;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.EvidenceLimits;
import io.siptrail.net.FrameTally;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.registration.RegistrationLimits;
import io.siptrail.registration.Registrations;
import io.siptrail.sip.SipLimits;
import io.siptrail.stream.StreamLimits;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.transaction.Observed;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What packets cost in garbage: media nothing, a REGISTER message a few times its own bytes, which are some 600. The bounds
 * are a tenth above what is so; whoever makes a message cheaper lowers them.
 */
final class AllocationTest {

    private static final int PACKETS = 20_000;
    private static final int SIP_AMONG_MEDIA = PACKETS / 50;
    private static final long BYTES_PER_MESSAGE = 2_560;
    private static final long BYTES_PER_REGISTRATION_MESSAGE = 5_888;
    private static final long CONSTANT = 64 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @Test
    void mediaAllocatesNothing() throws IOException {
        assertThat(allocated(capture("mixed"), observed -> {}))
                .isLessThan(SIP_AMONG_MEDIA * BYTES_PER_MESSAGE + CONSTANT);
    }

    @Test
    void aMessageIsNotManyTimesItsBytesWhenItIsHandedOver() throws IOException {
        assertThat(allocated(capture("registrations"), observed -> {}))
                .isLessThan(PACKETS * BYTES_PER_MESSAGE + CONSTANT);
    }

    @Test
    void aMessageCostsAFewKilobytesUntilItsAttemptIsOver() throws IOException {
        Registrations registrations = new Registrations(RegistrationLimits.defaults(), attempt -> {});
        assertThat(allocated(capture("registrations"), registrations::accept))
                .isLessThan(PACKETS * BYTES_PER_REGISTRATION_MESSAGE + CONSTANT);
    }

    private Path capture(String kind) throws IOException {
        Path file = folder.resolve(kind + ".pcap");
        LoadGenerator.main(new String[] {kind, file.toString(), Integer.toString(PACKETS)});
        return file;
    }

    /** Bytes that this thread allocated for a whole capture, after another reading of it has loaded what is loaded once. */
    private static long allocated(Path capture, Consumer<Observed> registers) {
        read(capture, observed -> {});
        return read(capture, registers);
    }

    private static long read(Path capture, Consumer<Observed> registers) {
        Evidence evidence = new Evidence(EvidenceLimits.defaults());
        FrameTally frames = new FrameTally();
        SipIntake intake = new SipIntake(
                Set.of(),
                SipLimits.DEFAULTS,
                new MessageCensus(),
                evidence,
                registers,
                evidence::message,
                StreamLimits.defaults(),
                KeyLog.empty(),
                frames);
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), intake, frames);
        try (CaptureSet set =
                CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            long thread = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(thread);
            while (set.next()) {
                decoder.decode(set.frame());
            }
            return THREADS.getThreadAllocatedBytes(thread) - before;
        }
    }
}
