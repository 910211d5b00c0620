package io.siptrail.analysis;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import java.io.IOException;

/** Some of the durations that one name has. */
final class DurationChunk {

    private final Key key;
    private final long[] nanos;

    /** {@code rank}: which of all chunks, from 0; the durations are in no particular order. */
    DurationChunk(Scope scope, String name, Leg leg, long rank, long[] nanos) {
        this(new Key(scope, name, leg, rank), nanos);
    }

    private DurationChunk(Key key, long[] nanos) {
        this.key = key;
        this.nanos = nanos;
    }

    Scope scope() {
        return key.scope;
    }

    String name() {
        return key.name;
    }

    Leg leg() {
        return key.leg;
    }

    void addTo(DurationSamples samples) {
        for (long time : nanos) {
            samples.add(time);
        }
    }

    boolean isOf(DurationChunk other) {
        return scope() == other.scope() && leg() == other.leg() && name().equals(other.name());
    }

    /** What orders them: those of one name and leg stand together. */
    record Key(Scope scope, String name, Leg leg, long rank) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byScope = scope.compareTo(other.scope);
            int byName = byScope != 0 ? byScope : name.compareTo(other.name);
            int byLeg = byName != 0 ? byName : leg.compareTo(other.leg);
            return byLeg != 0 ? byLeg : Long.compare(rank, other.rank);
        }
    }

    /** Writes them to the temporary file and reads them back. */
    static final class Codec implements SortedSpool.Codec<DurationChunk, Key> {

        private static final Scope[] SCOPES = Scope.values();
        private static final Leg[] LEGS = Leg.values();

        @Override
        public void write(DurationChunk chunk, RecordBuffer out) {
            out.choice(chunk.key.scope);
            out.text(chunk.key.name);
            out.choice(chunk.key.leg);
            out.number(chunk.key.rank);
            out.number(chunk.nanos.length);
            for (long nanos : chunk.nanos) {
                out.number(nanos);
            }
        }

        @Override
        public DurationChunk read(RecordInput in) throws IOException {
            Key key = new Key(SCOPES[in.count()], in.text(), LEGS[in.count()], in.number());
            long[] nanos = new long[in.count()];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = in.number();
            }
            return new DurationChunk(key, nanos);
        }

        @Override
        public Key key(DurationChunk chunk) {
            return chunk.key;
        }
    }
}
