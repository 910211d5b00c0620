package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Transaction;
import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Gathers durations by name. Tens of thousands of sources with hundreds each are more than memory is for: whenever a limit
 * is reached, those that are kept go to a temporary file, and the statistics of a name are made of what comes back.
 */
final class TimingIntake implements Closeable {

    private static final Scope[] SCOPES = Scope.values();
    private static final int CHUNKS_IN_MEMORY = 2_048;

    private final int namesPerScope;
    private final int limit;
    private final Map<Scope, Map<Object, Map<Leg, DurationSamples>>> scopes = new EnumMap<>(Scope.class);
    private int kept;
    private long unnamed;
    private long chunks;
    private @Nullable SortedSpool<DurationChunk, DurationChunk.Key> spool;

    /** Spills as soon as {@code limit} durations are held beside those that are in histograms. */
    TimingIntake(int namesPerScope, int limit) {
        this.namesPerScope = namesPerScope;
        this.limit = limit;
        for (Scope scope : SCOPES) {
            scopes.put(scope, new HashMap<>());
        }
    }

    void add(Attempt attempt) throws IOException {
        OptionalLong challenge = attempt.challengeNanos();
        OptionalLong auth = attempt.authNanos();
        OptionalLong total = attempt.totalNanos();
        for (Scope scope : SCOPES) {
            Map<Leg, DurationSamples> legs = legs(scope, name(scope, attempt));
            add(legs, Leg.CHALLENGE, challenge);
            add(legs, Leg.AUTH, auth);
            add(legs, Leg.TOTAL, total);
            for (Transaction transaction : attempt.transactions()) {
                add(legs, Leg.RESPONSE, transaction.responseNanos());
            }
        }
        if (kept >= limit) {
            spill();
        }
    }

    /** Equal when their texts are: addresses become text only when they are read. */
    private static Object name(Scope scope, Attempt attempt) {
        return switch (scope) {
            case ALL -> "";
            case REGISTRAR -> attempt.registrar();
            case USER_AGENT -> attempt.userAgent();
            case SOURCE -> attempt.source().address();
        };
    }

    private Map<Leg, DurationSamples> legs(Scope scope, Object name) {
        Map<Object, Map<Leg, DurationSamples>> names = names(scope);
        Map<Leg, DurationSamples> known = names.get(name);
        if (known != null) {
            return known;
        }
        boolean full = names.size() >= namesPerScope;
        unnamed += full ? 1 : 0;
        return names.computeIfAbsent(full ? Timing.OTHERS : name, fresh -> new EnumMap<>(Leg.class));
    }

    private Map<Object, Map<Leg, DurationSamples>> names(Scope scope) {
        return scopes.getOrDefault(scope, Map.of());
    }

    private void add(Map<Leg, DurationSamples> legs, Leg leg, OptionalLong nanos) {
        if (nanos.isPresent()) {
            DurationSamples samples = legs.computeIfAbsent(leg, none -> new DurationSamples());
            samples.add(nanos.getAsLong());
            kept += samples.isSpread() ? 0 : 1;
        }
    }

    /** Samples that have become a histogram stay: it grows little, and only a name with very many of them has one. */
    private void spill() throws IOException {
        SortedSpool<DurationChunk, DurationChunk.Key> to = spool;
        if (to == null) {
            to = new SortedSpool<>(new DurationChunk.Codec(), CHUNKS_IN_MEMORY);
            spool = to;
        }
        for (Scope scope : SCOPES) {
            for (Map.Entry<Object, Map<Leg, DurationSamples>> name :
                    names(scope).entrySet()) {
                for (Leg leg : Leg.values()) {
                    DurationSamples samples = name.getValue().get(leg);
                    if (samples != null && !samples.isSpread()) {
                        to.add(new DurationChunk(scope, name.getKey().toString(), leg, chunks++, samples.kept()));
                        name.getValue().remove(leg);
                    }
                }
            }
        }
        kept = 0;
    }

    /** How often an attempt was gathered under {@link Timing#OTHERS}. */
    long unnamed() {
        return unnamed;
    }

    /** The statistics of all that was added; nothing can be added any more. */
    Timing finish() throws IOException {
        Timing timing = new Timing();
        if (spool != null) {
            spill();
        }
        Map<Scope, Map<String, Map<Leg, DurationSamples>>> rest = new EnumMap<>(Scope.class);
        for (Scope scope : SCOPES) {
            Map<String, Map<Leg, DurationSamples>> byText = new HashMap<>();
            names(scope).forEach((name, legs) -> {
                byText.put(name.toString(), legs);
                legs.forEach((leg, samples) -> timing.put(scope, name.toString(), leg, samples.statistics()));
            });
            rest.put(scope, byText);
        }
        if (spool != null) {
            Merge merge = new Merge(timing, rest);
            spool.read(merge::take);
            merge.end();
        }
        close();
        return timing;
    }

    /** Joins the chunks of a name, which come one after the other, and what is left of it in memory. */
    private static final class Merge {

        private final Timing timing;
        private final Map<Scope, Map<String, Map<Leg, DurationSamples>>> rest;
        private @Nullable DurationChunk latest;
        private final Histogram histogram = DurationSamples.histogram();
        private DurationSamples samples = new DurationSamples();

        Merge(Timing timing, Map<Scope, Map<String, Map<Leg, DurationSamples>>> rest) {
            this.timing = timing;
            this.rest = rest;
        }

        void take(DurationChunk chunk) {
            if (latest == null || !latest.isOf(chunk)) {
                end();
                samples = rest(chunk);
            }
            latest = chunk;
            chunk.addTo(samples);
        }

        private DurationSamples rest(DurationChunk chunk) {
            DurationSamples known = rest.getOrDefault(chunk.scope(), Map.of())
                    .getOrDefault(chunk.name(), Map.of())
                    .get(chunk.leg());
            return known == null ? DurationSamples.in(histogram) : known;
        }

        void end() {
            DurationChunk ended = latest;
            if (ended != null) {
                timing.put(ended.scope(), ended.name(), ended.leg(), samples.statistics());
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}
