package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An address-of-record of which something is known: by a machine while messages come, and at rest by a record, which takes
 * a quarter of the memory. Nothing depends on whether it rests.
 */
final class KnownAor {

    private static final byte[] NOTHING = {};

    private final String aor;
    private final Setting setting;
    private @Nullable AorMachine machine;
    private byte[] record = NOTHING;
    private boolean idle = true;
    private boolean awaitingSweep;
    private boolean awaitingRest;
    private boolean heard;

    KnownAor(String aor, Setting setting) {
        this.aor = aor;
        this.setting = setting;
    }

    String aor() {
        return aor;
    }

    /** Its machine; it rests no more. */
    AorMachine machine() {
        AorMachine awake = machine;
        if (awake == null) {
            awake = record.length == 0 ? new AorMachine(aor, setting) : woken();
            machine = awake;
            record = NOTHING;
        }
        return awake;
    }

    private AorMachine woken() {
        try {
            return AorMachine.read(aor, setting, new RecordInput(record));
        } catch (IOException impossible) {
            throw new IllegalStateException("a record ended before its machine", impossible);
        }
    }

    /** Lets it rest where a record can keep all that counts from that time on; says whether it rests. */
    boolean rest(long orderNanos, RecordBuffer scratch) {
        AorMachine awake = machine;
        if (awake != null && awake.canRest(orderNanos)) {
            scratch.clear();
            scratch.begin();
            awake.write(scratch);
            record = Arrays.copyOf(scratch.bytes(), scratch.size());
            idle = awake.isIdle();
            machine = null;
        }
        return machine == null;
    }

    /** Hands on its bindings and knows nothing any more. */
    void forget(long orderNanos) {
        machine().forget(orderNanos);
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
