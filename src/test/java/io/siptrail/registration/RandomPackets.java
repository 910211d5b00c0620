package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Packets from a handful of names, so that they meet in every way that the rules provide for, and in many that nobody would send. */
final class RandomPackets {

    private static final int[] STATUSES = {200, 200, 200, 401, 401, 401, 407, 423, 403, 302, 503};

    private final Random random;
    private final List<Packet> sent = new ArrayList<>();
    private long millis;

    RandomPackets(long seed) {
        this.random = new Random(seed);
    }

    /** Packets in the order of their time; no provisional ones, so that each is accounted for by a transaction. */
    List<Packet> list(int size) {
        List<Packet> packets = new ArrayList<>(size);
        while (packets.size() < size) {
            millis += pause();
            packets.add(next().at(millis));
        }
        return packets;
    }

    private long pause() {
        int dice = random.nextInt(100);
        return dice < 80 ? random.nextInt(60) : dice < 97 ? random.nextInt(3_000) : 25_000 + random.nextInt(50_000);
    }

    private Packet next() {
        int dice = random.nextInt(10);
        if (sent.isEmpty() || dice < 4) {
            sent.add(request());
            return sent.get(sent.size() - 1);
        }
        Packet earlier = sent.get(sent.size() - 1 - random.nextInt(Math.min(6, sent.size())));
        return switch (dice) {
            case 4 -> earlier;
            case 5 -> earlier.identification(random.nextInt(3));
            default -> response(earlier);
        };
    }

    private Packet request() {
        Packet request = register("c" + random.nextInt(5), 1 + random.nextInt(4))
                .with("To", "<sip:user" + random.nextInt(2) + "@example.com>")
                .identification(random.nextInt(20));
        if (random.nextInt(4) == 0) {
            request = request.phone("10.0.0." + (1 + random.nextInt(3)) + ":5060");
        }
        if (random.nextInt(6) == 0 && !sent.isEmpty()) {
            request = sent.get(random.nextInt(sent.size()))
                    .forwarded("10.0.0.9:5060", "z9hG4bK-proxy-" + random.nextInt(6), "10.0.0.200:5060");
        }
        request = request.with("Expires", random.nextInt(8) == 0 ? "0" : "3600");
        return random.nextBoolean() ? request : request.credentials(nonce(), "digest" + random.nextInt(30));
    }

    private Packet response(Packet request) {
        int status = STATUSES[random.nextInt(STATUSES.length)];
        Packet response = request.answer(status).identification(random.nextInt(20));
        return switch (status) {
            case 200 -> response.with("Contact", request.header("Contact") + ";expires=" + random.nextInt(3) * 60);
            case 401 -> response.with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"" + nonce() + "\"");
            case 407 -> response.with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"" + nonce() + "\"");
            default -> response;
        };
    }

    private String nonce() {
        return "n" + random.nextInt(4);
    }
}
