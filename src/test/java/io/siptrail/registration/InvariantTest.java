package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any messages in any order. */
final class InvariantTest {

    private static final int PACKETS = 400;
    private static final long MILLI = 1_000_000;
    private static final long AFTERWARDS = 300_000 * MILLI;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    static LongStream fewSeeds() {
        return LongStream.rangeClosed(1, 4);
    }

    /** Lets capture time pass in its own way before each message. */
    private interface Clock {

        void before(Observed next, Registrations registrations);
    }

    private static long end(List<Observed> messages) {
        return messages.get(messages.size() - 1).position().orderNanos() + AFTERWARDS;
    }

    private static List<Attempt> attempts(List<Observed> messages, long end, Clock clock) {
        List<Attempt> attempts = new ArrayList<>();
        Registrations registrations = new Registrations(RegistrationLimits.defaults(), attempts::add);
        messages.forEach(message -> {
            clock.before(message, registrations);
            registrations.accept(message);
        });
        registrations.advance(end);
        registrations.finish();
        return attempts;
    }

    private static List<Attempt> attempts(List<Observed> messages) {
        return attempts(messages, end(messages), (next, registrations) -> {});
    }

    /** Everything that the outputs take from the attempts, in an order of its own. */
    private static List<String> account(List<Attempt> attempts) {
        return attempts.stream().map(InvariantTest::account).sorted().toList();
    }

    static String account(Attempt attempt) {
        return String.join(
                " | ",
                attempt.aor(),
                attempt.kind().toString(),
                attempt.outcome().toString(),
                attempt.frames().toString(),
                attempt.source() + " " + attempt.registrar(),
                attempt.challengeNanos() + " " + attempt.authNanos() + " " + attempt.totalNanos(),
                attempt.expiresGranted().toString(),
                attempt.transactions().toString());
    }

    private static long messagesOf(Transaction transaction) {
        return transaction.request().stream().count()
                + transaction.finalResponse().stream().count()
                + transaction.retransmissions()
                + transaction.responseRetransmissions()
                + transaction.duplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMessageIsInExactlyOneTransactionOfOneAttempt(long seed) {
        List<Transaction> transactions = attempts(Trace.observed(new RandomPackets(seed).list(PACKETS))).stream()
                .flatMap(attempt -> attempt.transactions().stream())
                .toList();

        assertThat(transactions).extracting(Transaction::position).doesNotHaveDuplicates();
        assertThat(transactions.stream().mapToLong(InvariantTest::messagesOf).sum())
                .isEqualTo(PACKETS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfTheMessagesIsTakenAsCompletely(long seed) {
        List<Packet> packets = new RandomPackets(seed).list(PACKETS);
        Collections.shuffle(packets, new Random(seed));

        List<Attempt> attempts = attempts(Trace.observed(packets));

        assertThat(attempts.stream()
                        .flatMap(attempt -> attempt.transactions().stream())
                        .mapToLong(InvariantTest::messagesOf)
                        .sum())
                .isEqualTo(PACKETS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void timeMayBeToldBeforeEachMessage(long seed) {
        List<Observed> messages = Trace.observed(new RandomPackets(seed).list(PACKETS));

        List<Attempt> told = attempts(
                messages,
                end(messages),
                (next, registrations) -> registrations.advance(next.position().orderNanos()));

        assertThat(account(told)).isEqualTo(account(attempts(messages)));
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void timeMayBeToldEveryMillisecond(long seed) {
        List<Observed> messages = Trace.observed(new RandomPackets(seed).list(PACKETS));
        long[] now = {Packet.START};

        List<Attempt> told = attempts(messages, end(messages), (next, registrations) -> {
            for (; now[0] < next.position().orderNanos(); now[0] += MILLI) {
                registrations.advance(now[0]);
            }
        });

        assertThat(account(told)).isEqualTo(account(attempts(messages)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void usersDoNotInfluenceEachOther(long seed) {
        List<Observed> messages = Trace.observed(new RandomPackets(seed).list(PACKETS));
        long end = end(messages);
        List<Attempt> apart = new ArrayList<>();
        for (int user = 0; user < 2; user++) {
            String name = "user" + user;
            List<Observed> own = messages.stream()
                    .filter(message ->
                            message.message().to().orElseThrow().uri().text().contains(name))
                    .toList();
            apart.addAll(attempts(own, end, (next, registrations) -> {}));
        }

        assertThat(account(apart)).isEqualTo(account(attempts(messages)));
    }

    /** A few attempts are looked through and many are found by indexes; that must not make a difference. */
    @ParameterizedTest
    @MethodSource("seeds")
    void strangersWhoTryTheSameUsersChangeNothing(long seed) {
        List<Observed> messages = Trace.observed(new RandomPackets(seed).list(PACKETS));
        List<Observed> crowded = new ArrayList<>();
        Random random = new Random(seed);
        for (Observed message : messages) {
            for (int more = random.nextInt(8) == 0 ? random.nextInt(30) : 0; more > 0; more--) {
                crowded.addAll(
                        stranger(crowded.size(), random, message.position().orderNanos()));
            }
            crowded.add(message);
        }

        List<Attempt> attempts = attempts(crowded, end(messages), (next, registrations) -> {});

        assertThat(attempts).anyMatch(InvariantTest::isStrangers);
        attempts.removeIf(InvariantTest::isStrangers);
        assertThat(account(attempts)).isEqualTo(account(attempts(messages)));
    }

    private static boolean isStrangers(Attempt attempt) {
        return attempt.transactions().get(0).key().callId().startsWith("stranger");
    }

    /** Asks for a challenge that nobody answers, or waits for a final. */
    private static List<Observed> stranger(int number, Random random, long orderNanos) {
        Packet asks = register("stranger" + number, 1)
                .phone("10.0.9.1:" + (1024 + number))
                .with("To", "<sip:user" + random.nextInt(2) + "@example.com>")
                .with("User-Agent", "Stranger/" + number);
        List<Packet> packets = random.nextBoolean()
                ? List.of(asks.credentials("old" + number, "stranger" + number))
                : List.of(asks, asks.challenge("stranger" + random.nextInt(40)));
        List<Observed> observed = new ArrayList<>();
        for (Packet packet : packets) {
            long frame = 1_000_000 + 2L * number + observed.size();
            observed.add(packet.observed(frame, orderNanos, bytes -> bytes).orElseThrow());
        }
        return observed;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sameMessagesGiveTheSameAnswer(long seed) {
        List<Observed> messages = Trace.observed(new RandomPackets(seed).list(PACKETS));

        assertThat(account(attempts(messages))).isEqualTo(account(attempts(messages)));
    }

    @Test
    void randomMessagesMeetEveryOutcomeAndKind() {
        List<Attempt> attempts = seeds().boxed()
                .flatMap(seed -> attempts(Trace.observed(new RandomPackets(seed).list(PACKETS))).stream())
                .toList();

        assertThat(attempts)
                .extracting(Attempt::outcome)
                .contains(
                        Outcome.REGISTERED,
                        Outcome.UNREGISTERED,
                        Outcome.REJECTED,
                        Outcome.CHALLENGED,
                        Outcome.UNANSWERED,
                        Outcome.PARTIAL);
        assertThat(attempts)
                .extracting(Attempt::kind)
                .contains(AttemptKind.INITIAL, AttemptKind.REFRESH, AttemptKind.UNREGISTER, AttemptKind.UNKNOWN);
        assertThat(attempts).anyMatch(attempt -> attempt.transactions().size() > 3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedMessagesThrowNothing(long seed) {
        Random random = new Random(seed);
        List<Attempt> attempts = new ArrayList<>();
        Registrations registrations = new Registrations(RegistrationLimits.defaults(), attempts::add);
        Consumer<Observed> intake = registrations::accept;
        long frame = 0;
        long latest = Packet.START;
        for (Packet packet : new RandomPackets(seed).list(PACKETS)) {
            latest = Math.max(latest, packet.timeNanos());
            packet.observed(++frame, latest, bytes -> damaged(bytes, random)).ifPresent(intake);
        }
        registrations.advance(latest + AFTERWARDS);
        registrations.finish();

        assertThat(attempts).isNotEmpty();
        assertThat(account(attempts)).allSatisfy(text -> assertThat(text).isNotBlank());
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int hits = random.nextInt(6); hits > 0; hits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> {
                    int length = Math.min(random.nextInt(40), bytes.length - at);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
            }
        }
        return bytes;
    }
}
