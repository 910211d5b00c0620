package io.siptrail.corpora;

import static io.siptrail.testing.SctpCapture.BEGIN;
import static io.siptrail.testing.SctpCapture.END;
import static io.siptrail.testing.SctpCapture.UNORDERED;
import static io.siptrail.testing.SctpCapture.WHOLE;

import io.siptrail.testing.SctpCapture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Requests of two clients to one server over SCTP, whole or in fragments, whose packets come in any order. */
final class SctpTalk {

    private static final String SERVER = "198.51.100.1:5060";

    private SctpTalk() {}

    static SctpCapture capture(Random random) {
        SctpCapture capture = new SctpCapture();
        if (random.nextBoolean()) {
            capture.inUdp();
        }
        for (int client = 1; client <= 2; client++) {
            String address = "192.0.2." + client + ":5060";
            List<byte[]> chunks = chunks(random, client, random.nextInt(3) - 12);
            Collections.shuffle(chunks, random);
            for (int at = 0; at < chunks.size(); ) {
                int bundled = Math.min(chunks.size() - at, 1 + random.nextInt(3));
                capture.packet(
                        address,
                        SERVER,
                        0x51b + client,
                        chunks.subList(at, at + bundled).toArray(byte[][]::new));
                at += bundled;
            }
        }
        return capture;
    }

    private static List<byte[]> chunks(Random random, int client, int firstNumber) {
        List<byte[]> chunks = new ArrayList<>();
        int number = firstNumber;
        for (int i = 0; i < 8; i++) {
            byte[] message = message(client, i, random.nextInt(40));
            int pieces = 1 + random.nextInt(4);
            int order = random.nextInt(3) == 0 ? UNORDERED : 0;
            int size = (message.length + pieces - 1) / pieces;
            for (int piece = 0; piece < pieces; piece++) {
                int place = pieces == 1 ? WHOLE : piece == 0 ? BEGIN : piece == pieces - 1 ? END : 0;
                int end = Math.min(message.length, (piece + 1) * size);
                chunks.add(SctpCapture.data(place | order, number++, Arrays.copyOfRange(message, piece * size, end)));
            }
        }
        return chunks;
    }

    private static byte[] message(int client, int number, int padding) {
        return """
                %1$s sip:example.com SIP/2.0
                Via: SIP/2.0/SCTP 192.0.2.%2$d;branch=z9hG4bK%2$d-%3$d
                From: <sip:%2$d@example.com>;tag=a
                To: <sip:%2$d@example.com>
                Call-ID: call-%2$d-%3$d
                CSeq: %3$d %1$s
                Subject: %4$s
                Content-Length: 0

                """.formatted(number % 2 == 0 ? "REGISTER" : "OPTIONS", client, number, "x".repeat(1 + padding))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
