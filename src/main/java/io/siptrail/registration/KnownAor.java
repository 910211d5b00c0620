package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An address-of-record of which something is known: by a machine while messages come, and at rest by a record. Nothing that
 * comes out depends on whether it rests. What the store of records cannot write or read ends in an
 * {@link UncheckedIOException}.
 */
final class KnownAor {

    private final String aor;
    private final Setting setting;
    private final RecordStore records;
    private @Nullable AorMachine machine;
    /** Of what is known while it rests. */
    private long record = RecordStore.NONE;

    private boolean idle = true;
    private boolean awaitingSweep;
    private boolean awaitingRest;
    private boolean heard;

    KnownAor(String aor, Setting setting, RecordStore records) {
        this.aor = aor;
        this.setting = setting;
        this.records = records;
    }

    String aor() {
        return aor;
    }

    /** Its machine; it rests no more. */
    AorMachine machine() {
        AorMachine awake = machine;
        if (awake == null) {
            awake = record == RecordStore.NONE ? new AorMachine(aor, setting) : woken();
            machine = awake;
            record = RecordStore.NONE;
        }
        return awake;
    }

    private AorMachine woken() {
        try {
            return AorMachine.read(aor, setting, records.take(record));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lets it rest where a record can keep all that counts from that time on; says whether it rests. */
    boolean rest(long orderNanos, RecordBuffer scratch) {
        AorMachine awake = machine;
        if (awake != null && awake.canRest(orderNanos)) {
            scratch.clear();
            scratch.begin();
            awake.write(scratch);
            record = kept(scratch);
            idle = awake.isIdle();
            machine = null;
        }
        return machine == null;
    }

    private long kept(RecordBuffer bytes) {
        try {
            return records.keep(bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Hands on its bindings and knows nothing any more. */
    void forget(long orderNanos) {
        machine().forget(orderNanos);
        leave();
    }

    /** Knows nothing any more, whoever still holds it. */
    void leave() {
        machine = null;
        idle = true;
    }

    boolean isResting() {
        return machine == null;
    }

    /** Whether it has no attempt that can still change. */
    boolean isIdle() {
        AorMachine awake = machine;
        return awake == null ? idle : awake.isIdle();
    }

    /** Whether it waits for its time to be swept. */
    boolean isAwaitingSweep() {
        return awaitingSweep;
    }

    void awaitSweep(boolean waits) {
        awaitingSweep = waits;
    }

    /** Whether it waits for its turn to rest. */
    boolean isAwaitingRest() {
        return awaitingRest;
    }

    void awaitRest(boolean waits) {
        awaitingRest = waits;
        heard = false;
    }

    /** Notes that a message of it came. */
    void heard() {
        heard = true;
    }

    /** Whether a message of it came since it began to wait for its turn to rest. */
    boolean wasHeard() {
        return heard;
    }
}
