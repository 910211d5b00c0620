package io.siptrail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes a capture of a given number of packets, and beside it what is in it. The same seed gives the same bytes. */
public final class LoadGenerator {

    private static final String USAGE = "usage: generate registrations|mixed FILE.pcap [PACKETS [SEED]]";
    private static final long DEFAULT_PACKETS = 1_000_000;
    private static final long DEFAULT_SEED = 3261;
    private static final int PACKETS_PER_SIP_PACKET = 50;
    private static final long LEAST_PACKETS = 1_000;

    private LoadGenerator() {}

    /** Arguments: the kind of traffic, the file, the number of packets (1,000 or more), the seed. */
    public static void main(String[] args) throws IOException {
        try {
            run(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
    }

    private static void run(String[] args) throws IOException {
        if (args.length < 2 || args.length > 4) {
            throw new IllegalArgumentException("two to four arguments are needed");
        }
        Path file = Path.of(args[1]);
        long packets = args.length > 2 ? Long.parseLong(args[2]) : DEFAULT_PACKETS;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : DEFAULT_SEED;
        Planted planted = switch (args[0]) {
            case "registrations" -> registrations(file, packets, seed);
            case "mixed" -> mixed(file, packets, seed);
            default -> throw new IllegalArgumentException("unknown kind of traffic: " + args[0]);
        };
        Files.writeString(file.resolveSibling(file.getFileName() + ".truth.json"), planted.json());
    }

    /** Registrations only. */
    static Planted registrations(Path file, long packets, long seed) throws IOException {
        return write(file, packets, packets, seed);
    }

    /** Of 100 packets 97 are voice, one is TCP and two are registrations. */
    static Planted mixed(Path file, long packets, long seed) throws IOException {
        return write(file, packets, packets / PACKETS_PER_SIP_PACKET, seed);
    }

    /** Spreads the packets that are not registrations evenly over the time between two that are. */
    private static Planted write(Path file, long packets, long registrationPackets, long seed) throws IOException {
        if (packets < LEAST_PACKETS) {
            throw new IllegalArgumentException("a capture has at least " + LEAST_PACKETS + " packets");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Planted planted = new Planted();
        Registrations registrations = new Registrations(registrationPackets, random.split(), planted);
        Background background = new Background(random.split(), planted);
        try (PacketWriter out = PacketWriter.open(file)) {
            long before = registrations.nextMicros();
            for (long i = 1; registrations.hasNext(); i++) {
                long micros = registrations.nextMicros();
                long others = packets * i / registrationPackets - planted.packets() - 1;
                for (long k = 1; k <= others; k++) {
                    background.writeNext(before + (micros - before) * k / (others + 1), out);
                }
                registrations.writeNext(out);
                before = micros;
            }
        }
        return planted;
    }
}
