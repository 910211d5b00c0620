package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture that comes through a pipe while it is made, as from {@code tcpdump -w -}. A cell that begins with a minus has an apostrophe before it. */
final class OpenPipeTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");
    private static final int FILE_HEADER_BYTES = 24;
    private static final int RECORD_HEADER_BYTES = 16;
    private static final int LENGTH_AT = 8;

    @TempDir
    private Path folder;

    @Test
    void auditReadsPacketsAsTheyComeAndEndsWithThePipe() throws IOException {
        byte[] capture = Files.readAllBytes(SEED);
        Path report = folder.resolve("report");
        CompletableFuture<Command> run;
        try (PipedOutputStream pipe = new PipedOutputStream()) {
            PipedInputStream in = new PipedInputStream(pipe, 1 << 16);
            run = CompletableFuture.supplyAsync(
                    () -> Command.siptrail(in, "audit", "-", "-o", report, "--format", "csv"));
            feed(capture, pipe, in);
            assertThat(run).isNotDone();
        }

        assertThat(run.join().exit()).isZero();
        assertThat(Csv.read(report.resolve("attempts.csv")).rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("outcome", "registered")
                        .containsEntry("frames", "'-:1 -:2 -:3 -:4"));
    }

    /** Each packet is written once the one before it was taken out of the pipe. */
    private static void feed(byte[] capture, PipedOutputStream pipe, PipedInputStream in) throws IOException {
        int at = 0;
        for (int length = FILE_HEADER_BYTES; length > 0; length = recordAt(capture, at)) {
            pipe.write(capture, at, length);
            pipe.flush();
            at += length;
            await(in);
        }
        assertThat(at).isEqualTo(capture.length);
    }

    private static int recordAt(byte[] capture, int at) {
        if (at >= capture.length) {
            return 0;
        }
        int low = capture[at + LENGTH_AT] & 0xff;
        int high = capture[at + LENGTH_AT + 1] & 0xff;
        return RECORD_HEADER_BYTES + (high << 8 | low);
    }

    private static void await(PipedInputStream in) {
        try {
            for (int i = 0; i < 3_000 && in.available() > 0; i++) {
                Thread.sleep(10);
            }
            assertThat(in.available()).isZero();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
