package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twenty thousand attempts of one user within a minute: each look-up must stay cheap, whatever they have in common. */
@Timeout(20)
final class CrowdTest {

    private static final int CROWD = 20_000;

    private static Packet first(int i) {
        return register("c" + i, 1);
    }

    private static Packet retry(int i, String nonce) {
        return register("d" + i, 1).credentials(nonce, "%032x".formatted(i));
    }

    private static Packet atStep(Packet packet, int step) {
        return packet.atMicros(step * 700L);
    }

    private static List<Packet> timed(Stream<Packet> packets) {
        List<Packet> timed = new ArrayList<>();
        packets.forEach(packet -> timed.add(atStep(packet, timed.size())));
        return timed;
    }

    private static void assertAllRegistered(Trace trace) {
        assertThat(trace.attempts()).hasSize(CROWD);
        assertThat(trace.attempts())
                .allMatch(attempt -> attempt.outcome() == Outcome.REGISTERED
                        && attempt.transactions().size() == 2);
    }

    private static Stream<Packet> exchange(int i, String nonce) {
        Packet retry = retry(i, nonce);
        return Stream.of(first(i), first(i).challenge(nonce), retry, retry.ok());
    }

    @Test
    void oneAfterTheOtherWithNoncesOfTheirOwn() {
        assertAllRegistered(Trace.of(timed(IntStream.range(0, CROWD).boxed().flatMap(i -> exchange(i, "n" + i)))));
    }

    @Test
    void oneAfterTheOtherWithOneNonce() {
        assertAllRegistered(Trace.of(timed(IntStream.range(0, CROWD).boxed().flatMap(i -> exchange(i, "n")))));
    }

    @Test
    void allWaitingWithNoncesOfTheirOwn() {
        assertAllRegistered(Trace.of(allWaiting("n%d")));
    }

    /** Everyone is challenged before anyone answers. */
    private static List<Packet> allWaiting(String nonce) {
        Stream<Packet> asked = IntStream.range(0, CROWD)
                .boxed()
                .flatMap(i -> Stream.of(first(i), first(i).challenge(nonce.formatted(i))));
        Stream<Packet> answered = IntStream.range(0, CROWD)
                .boxed()
                .map(i -> retry(i, nonce.formatted(i)))
                .flatMap(retry -> Stream.of(retry, retry.ok()));
        List<Packet> packets = new ArrayList<>();
        Stream.concat(asked, answered).forEach(packet -> packets.add(packet.atMicros(packets.size() * 350L)));
        return packets;
    }

    @Test
    void allUnanswered() {
        Trace trace = Trace.of(timed(IntStream.range(0, CROWD).mapToObj(CrowdTest::first)));

        assertThat(trace.attempts()).hasSize(CROWD);
        assertThat(Trace.outcomes(trace.attempts())).containsOnly(Outcome.UNANSWERED);
    }

    @Test
    void allUnderOneCallId() {
        Stream<Packet> requests = IntStream.range(0, CROWD).mapToObj(i -> register("c", i + 1));

        assertThat(Trace.of(timed(requests)).attempts()).hasSize(CROWD);
    }

    @Test
    void allWaitingWithOneNonce() {
        Trace trace = Trace.of(allWaiting("n"));

        assertThat(trace.attempts()).hasSize(CROWD);
        assertThat(Trace.sizes(trace.attempts())).containsOnly(2);
    }
}
