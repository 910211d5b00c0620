package io.siptrail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes a capture of a given number of packets, and beside it what is in it. The same seed gives the same bytes. */
public final class LoadGenerator {

    private static final String USAGE = """
            usage: generate registrations|mixed FILE.pcap [PACKETS [SEED [USERS]]]
                   generate aors FILE.pcap [AORS [SEED]]""";
    private static final long DEFAULT_PACKETS = 1_000_000;
    private static final long DEFAULT_SEED = 3261;
    private static final int PACKETS_PER_SIP_PACKET = 50;
    private static final long LEAST_PACKETS = 1_000;

    private LoadGenerator() {}

    /** Arguments: the kind of traffic, the file, the number of packets (1,000 or more) or of AORs, the seed, the number of users. */
    public static void main(String[] args) throws IOException {
        try {
            run(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
    }

    private static void run(String[] args) throws IOException {
        if (args.length < 2 || args.length > 5) {
            throw new IllegalArgumentException("two to five arguments are needed");
        }
        Path file = Path.of(args[1]);
        long packets = args.length > 2 ? Long.parseLong(args[2]) : DEFAULT_PACKETS;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : DEFAULT_SEED;
        Planted planted = switch (args[0]) {
            case "registrations" -> write(file, packets, packets, users(args, packets), seed);
            case "mixed" -> write(file, packets, ofRegistrations(packets), users(args, ofRegistrations(packets)), seed);
            case "aors" -> aors(file, Math.toIntExact(packets), seed);
            default -> throw new IllegalArgumentException("unknown kind of traffic: " + args[0]);
        };
        Files.writeString(file.resolveSibling(file.getFileName() + ".truth.json"), planted.json());
    }

    private static int users(String[] args, long registrationPackets) {
        return args.length > 4 ? Integer.parseInt(args[4]) : Registrations.usualUsers(registrationPackets);
    }

    private static long ofRegistrations(long packets) {
        return packets / PACKETS_PER_SIP_PACKET;
    }

    /** Registrations only. */
    static Planted registrations(Path file, long packets, long seed) throws IOException {
        return write(file, packets, packets, Registrations.usualUsers(packets), seed);
    }

    /** Of 100 packets 97 are voice, one is TCP and two are registrations. */
    static Planted mixed(Path file, long packets, long seed) throws IOException {
        return write(file, packets, ofRegistrations(packets), Registrations.usualUsers(ofRegistrations(packets)), seed);
    }

    /** So many users, each of whom registers once. */
    static Planted aors(Path file, int users, long seed) throws IOException {
        Planted planted = new Planted();
        try (PacketWriter out = PacketWriter.open(file)) {
            new Arrivals(users, new SplittableRandom(seed), planted).write(out);
        }
        return planted;
    }

    /** Spreads the packets that are not registrations evenly over the time between two that are. */
    private static Planted write(Path file, long packets, long registrationPackets, int users, long seed)
            throws IOException {
        if (packets < LEAST_PACKETS) {
            throw new IllegalArgumentException("a capture has at least " + LEAST_PACKETS + " packets");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Planted planted = new Planted();
        Registrations registrations = new Registrations(registrationPackets, users, random.split(), planted);
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
