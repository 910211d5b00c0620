package io.siptrail.report;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.InputSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 of the inputs as they are stored, so that a report can be held against the files it is about. They are taken on a
 * thread of their own while the report is written. Standard input cannot be read again and has none.
 */
public final class InputHashes {

    private static final int BLOCK = 1 << 20;

    private final Map<String, String> byPath = new ConcurrentHashMap<>();
    private final Optional<Thread> work;
    private volatile boolean wanted = true;

    private InputHashes(List<InputSummary> inputs) {
        this.work =
                inputs.isEmpty() ? Optional.empty() : Optional.of(new Thread(() -> take(inputs), "siptrail-hashes"));
    }

    /** Hashes of nothing: where they are not wanted, or would tell what is hidden. */
    public static InputHashes none() {
        return new InputHashes(List.of());
    }

    /** Begins to take them. A run that was ended early takes none: whoever ended it does not want to wait. */
    public static InputHashes begin(AuditSummary summary) {
        InputHashes hashes = new InputHashes(summary.incomplete() ? List.of() : summary.inputs());
        hashes.work.ifPresent(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        return hashes;
    }

    /** In lower-case hexadecimal digits; empty for an input that has none. Waits until all are taken. */
    public String of(InputSummary input) {
        work.ifPresent(this::await);
        return byPath.getOrDefault(input.path(), "");
    }

    private void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            wanted = false;
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<InputSummary> inputs) {
        byte[] block = new byte[BLOCK];
        for (InputSummary input : inputs) {
            Path file = Path.of(input.path());
            if (wanted && Files.isRegularFile(file)) {
                hash(file, block).ifPresent(hash -> byPath.put(input.path(), hash));
            }
        }
    }

    /** Empty when the file went away since it was read, which is no reason to lose the report. */
    private Optional<String> hash(Path file, byte[] block) {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                if (!wanted) {
                    return Optional.empty();
                }
                digest.update(block, 0, length);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
