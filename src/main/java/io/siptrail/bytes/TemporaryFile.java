package io.siptrail.bytes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that hold for a while what is more than memory is for. */
public final class TemporaryFile {

    private TemporaryFile() {}

    /**
     * Opens an empty one for reading and writing, which is gone once it is closed. Where names can go before their files do,
     * its name goes at once: a process that is killed leaves nothing.
     */
    public static FileChannel open() throws IOException {
        Path file = Files.createTempFile("siptrail-", ".spool");
        try {
            return FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException refused) {
            Files.deleteIfExists(file);
            throw refused;
        }
    }
}
