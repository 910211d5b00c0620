package io.siptrail.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What the operating system says when a file cannot be opened, in words of ours. */
final class Failure {

    private Failure() {}

    static String words(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission to read it is denied";
        }
        String message = failure.getMessage();
        return message == null ? "it cannot be read" : "it cannot be read: " + message;
    }

    /** Closes what was only read, so that a failure to close it loses nothing. */
    static void ignoring(Closeable input) {
        try {
            input.close();
        } catch (IOException nothingLost) {
            return;
        }
    }
}
