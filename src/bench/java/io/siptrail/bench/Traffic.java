package io.siptrail.bench;

import io.siptrail.analysis.MessageCensus;
import io.siptrail.analysis.SipIntake;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.EvidenceLimits;
import io.siptrail.net.FrameTally;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.sip.SipLimits;
import io.siptrail.stream.StreamLimits;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.transaction.Observed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the benchmarks work on: always the same packets. */
final class Traffic {

    /** Packets in each capture. */
    static final int PACKETS = 20_000;

    private static final long SEED = 3261;

    private Traffic() {}

    /** A capture of registrations alone. The file is gone when the process ends. */
    static Path registrations() {
        return made(file -> LoadGenerator.registrations(file, PACKETS, SEED));
    }

    /** A capture in which two packets of a hundred are registrations. The file is gone when the process ends. */
    static Path mixed() {
        return made(file -> LoadGenerator.mixed(file, PACKETS, SEED));
    }

    /** The messages of the capture of registrations. */
    static List<Observed> messages() {
        List<Observed> messages = new ArrayList<>();
        FrameTally frames = new FrameTally();
        SipIntake intake = new SipIntake(
                Set.of(),
                SipLimits.DEFAULTS,
                new MessageCensus(),
                new Evidence(EvidenceLimits.defaults()),
                messages::add,
                other -> {},
                StreamLimits.defaults(),
                KeyLog.empty(),
                frames);
        read(registrations(), new PacketDecoder(NetLimits.defaults(), intake, frames));
        return messages;
    }

    /** Reads a capture and decodes every frame of it. */
    static void read(Path capture, PacketDecoder decoder) {
        try (CaptureSet frames = open(capture)) {
            while (frames.next()) {
                decoder.decode(frames.frame());
            }
        }
    }

    static CaptureSet open(Path capture) {
        return CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults());
    }

    private interface Generator {
        Planted write(Path file) throws IOException;
    }

    private static Path made(Generator generator) {
        try {
            Path file = Files.createTempFile("siptrail-jmh", ".pcap");
            file.toFile().deleteOnExit();
            generator.write(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
