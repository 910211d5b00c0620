package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that goes on in another thread: its order, its end, and how it fails. */
final class ConveyorTest {

    private static final int MANY = 10_000;

    @Test
    void everythingArrivesInOrderBeforeTheEnd() {
        List<Integer> taken = new ArrayList<>();
        try (Conveyor<Integer> conveyor = new Conveyor<>("test", taken::add)) {
            for (int i = 0; i < MANY; i++) {
                conveyor.put(i);
            }
        }

        assertThat(taken).hasSize(MANY).isSorted();
    }

    @Test
    void failureOverThereIsThrownHere() {
        IOException full = new IOException("no space left on device");

        Conveyor.Failed failed = catchThrowableOfType(
                Conveyor.Failed.class,
                () -> fill(new Conveyor<>("test", item -> {
                    throw full;
                })));

        assertThat(failed.asIOException()).isSameAs(full);
    }

    @Test
    void failureBehindTwoConveyorsIsStillThatOfOutput() {
        IOException full = new IOException("no space left on device");
        Conveyor<Integer> second = new Conveyor<>("second", item -> {
            throw full;
        });

        Conveyor.Failed failed =
                catchThrowableOfType(Conveyor.Failed.class, () -> fill(new Conveyor<>("first", second::put)));

        assertThat(failed.asIOException()).isSameAs(full);
    }

    @Test
    void failureThatHadToBeUncheckedIsStillThatOfOutput() {
        IOException full = new IOException("no space left on device");

        Conveyor.Failed failed = catchThrowableOfType(
                Conveyor.Failed.class,
                () -> fill(new Conveyor<>("test", item -> {
                    throw new UncheckedIOException(full);
                })));

        assertThat(failed.asIOException()).isSameAs(full);
    }

    private static void fill(Conveyor<Integer> conveyor) {
        try (conveyor) {
            for (int i = 0; i < MANY; i++) {
                conveyor.put(i);
            }
        }
    }
}
