package io.siptrail.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bytes go through whole, however small the pipe. */
final class BytePipeTest {

    @Test
    void everythingComesOutInOrder() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        BytePipe pipe = new BytePipe(97, () -> {});
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(pipe, bytes));

        try (InputStream in = pipe.reading()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        writing.join();
    }

    @Test
    void readerIsGivenSomethingToDoWhileThereIsNothing() throws IOException {
        AtomicInteger turns = new AtomicInteger();
        BytePipe[] pipe = new BytePipe[1];
        pipe[0] = new BytePipe(10, () -> {
            if (turns.incrementAndGet() == 3) {
                write(pipe[0], new byte[] {42});
            }
        });

        try (InputStream in = pipe[0].reading()) {
            assertThat(in.readAllBytes()).containsExactly(42);
        }
        assertThat(turns).hasValue(3);
    }

    @Test
    void writerIsNotHeldUpByAReaderThatLeft() throws IOException {
        BytePipe pipe = new BytePipe(10, () -> {});
        pipe.reading().close();

        write(pipe, new byte[1_000]);
        assertThat(pipe.reading().read()).isEqualTo(-1);
    }

    private static void write(BytePipe pipe, byte[] bytes) {
        try (OutputStream out = pipe.writing()) {
            for (int i = 0; i < bytes.length; i += 250) {
                out.write(bytes, i, Math.min(250, bytes.length - i));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
