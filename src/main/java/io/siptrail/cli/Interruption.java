package io.siptrail.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or another signal that ends a process, while a command runs: reading ends, what is finished is reported, and only then the
 * process ends. A second signal ends it at once. Close it when the report stands.
 *
 * <p>The virtual machine does not begin to shut down meanwhile, as it then refuses to load fonts. Where it does not hand signals
 * over, its end is put off instead until the report stands.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    /** What a shell reports of a process that a signal ended. */
    private static final int SIGNALLED = 128;

    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::shuttingDown, "siptrail-interrupted");
    private volatile List<SignalWatch> signals = List.of();
    private volatile boolean asked;
    private volatile int number;

    private Interruption() {}

    /** Listens from now on. */
    static Interruption awaited() {
        Interruption interruption = new Interruption();
        interruption.signals = SignalWatch.ofEnding(interruption::signalled);
        if (interruption.signals.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        }
        return interruption;
    }

    /** Whether the process was told to end. */
    boolean isAsked() {
        return asked;
    }

    /** How a command ends that was to read on: with its own code, or as one that a signal ended. */
    int value(ExitCode own) {
        return number == 0 ? own.value() : SIGNALLED + number;
    }

    private void signalled(int signal) {
        number = signal;
        asked = true;
        signals.forEach(SignalWatch::close);
    }

    private void shuttingDown() {
        asked = true;
        try {
            if (!reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("siptrail: ended before the report was written");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        reported.countDown();
        signals.forEach(SignalWatch::close);
        if (signals.isEmpty() && !asked) {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // It came this very moment; the hook has what it waits for.
            asked = true;
        }
    }
}
