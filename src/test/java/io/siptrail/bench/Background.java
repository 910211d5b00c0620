package io.siptrail.bench;

import java.io.IOException;
import java.util.SplittableRandom;

/** Traffic that is not SIP: voice (RTP with 160 bytes of G.711, RFC 3550) and, one packet in 98, TCP that looks like TLS. */
final class Background {

    private static final int STREAMS = 256;
    private static final int SAMPLES = 160;
    private static final int TCP_EVERY = 98;
    private static final Endpoint WEB_SERVER = new Endpoint(198 << 24 | 51 << 16 | 100 << 8 | 7, 443);
    private static final int NETWORK_10_200 = 10 << 24 | 200 << 16;

    private final Planted planted;
    private final byte[] noise = new byte[1 << 16];
    private final Payload payload = new Payload();
    private final SplittableRandom random;
    private int tcpSequence;
    private long written;

    Background(SplittableRandom random, Planted planted) {
        this.random = random;
        this.planted = planted;
        random.nextBytes(noise);
    }

    void writeNext(long micros, PacketWriter out) throws IOException {
        if (written % TCP_EVERY == 0) {
            tcp(micros, out);
        } else {
            rtp(micros, out);
        }
        written++;
    }

    private void rtp(long micros, PacketWriter out) throws IOException {
        int stream = (int) (written % STREAMS);
        int number = (int) (written / STREAMS);
        payload.clear().int16(0x8000).int16(number).int32(number * SAMPLES).int32(0x5eed0000 + stream);
        payload.copy(noise, random.nextInt(noise.length - SAMPLES), SAMPLES);
        Endpoint from = new Endpoint(NETWORK_10_200 + stream, 30_000 + 2 * stream);
        out.udp(micros, from, new Endpoint(NETWORK_10_200 + (stream ^ 1), 40_000 + 2 * stream), payload);
        planted.background("rtp");
    }

    private void tcp(long micros, PacketWriter out) throws IOException {
        int length = 100 + random.nextInt(1200);
        payload.clear().int8(0x17).int16(0x0303).int16(length);
        payload.copy(noise, random.nextInt(noise.length - length), length);
        out.tcp(micros, new Endpoint(NETWORK_10_200 + 7, 51_234), WEB_SERVER, tcpSequence, payload);
        tcpSequence += payload.length();
        planted.background("tcp");
    }
}
