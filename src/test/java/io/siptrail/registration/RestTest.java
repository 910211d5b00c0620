package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Observed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether an address-of-record is remembered at length or as a record makes no difference to anything that comes out. */
final class RestTest {

    private static final int MANY = 1_000;
    private static final long IN_FILE = 0;
    private static final long TURN_MICROS = 300_000_000L;
    private static final int USERS = 8;
    private static final int PACKETS_OF_EACH = 150;
    private static final long AFTERWARDS = 7_200_000_000_000L;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** What came out, and how often somebody rested when a message came. */
    private record Account(List<String> attempts, List<String> bindings, String irregularities, int rests) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void restingAsSoonAsPossibleChangesNothing(long seed) throws IOException {
        List<Observed> messages = messages(seed, 0);

        Account wakeful = account(messages, MANY, Integer.MAX_VALUE, 0);
        Account restful = account(messages, MANY, 0, Long.MAX_VALUE);

        assertThat(wakeful.rests()).isZero();
        assertThat(restful.rests()).isGreaterThan(messages.size() / 20);
        assertSame(restful, wakeful);
        assertSame(account(messages, MANY, 0, IN_FILE), wakeful);
        assertSame(account(messages, MANY, 2, 2_000), wakeful);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neitherDoesItWhereSomeAreForgotten(long seed) throws IOException {
        List<Observed> messages = messages(seed, TURN_MICROS);

        Account wakeful = account(messages, USERS / 2, Integer.MAX_VALUE, 0);

        assertThat(wakeful.irregularities()).contains(Irregularity.ADDRESS_OF_RECORD_FORGOTTEN.id());
        assertSame(account(messages, USERS / 2, 0, IN_FILE), wakeful);
    }

    private static void assertSame(Account restful, Account wakeful) {
        assertThat(restful.attempts()).isEqualTo(wakeful.attempts());
        assertThat(restful.bindings()).isEqualTo(wakeful.bindings());
        assertThat(restful.irregularities()).isEqualTo(wakeful.irregularities());
    }

    /** Each user has packets of their own, so that each is quiet while others are heard; one begins so long after the other. */
    private static List<Observed> messages(long seed, long apartMicros) {
        List<Packet> packets = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            String name = "<sip:user" + user + "@example.com>";
            long begin = user * apartMicros;
            new RandomPackets(seed * USERS + user)
                    .list(PACKETS_OF_EACH)
                    .forEach(packet -> packets.add(packet.with("To", name).atMicros(begin + packet.micros())));
        }
        packets.sort(Comparator.comparingLong(Packet::micros));
        return Trace.observed(packets);
    }

    private static Account account(List<Observed> messages, int addressesOfRecord, int awake, long bytesAtRest)
            throws IOException {
        RegistrationLimits usual = RegistrationLimits.defaults();
        RegistrationLimits limits = new RegistrationLimits(
                usual.transactionsPerAttempt(),
                usual.noncesPerAttempt(),
                usual.attemptsPerNonce(),
                usual.boundContactsPerAor(),
                usual.bindings(),
                usual.registrars(),
                addressesOfRecord,
                awake,
                bytesAtRest);
        List<String> attempts = new ArrayList<>();
        List<String> bindings = new ArrayList<>();
        Registrations registrations = new Registrations(
                limits,
                attempt -> attempts.add(InvariantTest.account(attempt) + " " + attempt.endNanos()),
                binding -> bindings.add(binding.toString()));
        int rests = 0;
        for (Observed message : messages) {
            registrations.accept(message);
            rests += registrations.resting() > 0 ? 1 : 0;
        }
        registrations.advance(messages.get(messages.size() - 1).position().orderNanos() + AFTERWARDS);
        registrations.finish();
        registrations.close();
        attempts.sort(Comparator.naturalOrder());
        bindings.sort(Comparator.naturalOrder());
        return new Account(
                attempts, bindings, registrations.irregularities().byId().toString(), rests);
    }
}
