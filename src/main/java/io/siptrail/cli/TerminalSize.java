package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many characters the terminal of this process shows now, as {@code stty} of POSIX says. */
record TerminalSize(int rows, int columns) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
    private static final long PATIENCE_MILLIS = 500;

    /** Asks; empty where there is no terminal, or nobody to ask. */
    static Optional<TerminalSize> now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroy();
                return Optional.empty();
            }
            return of(new String(stty.getInputStream().readAllBytes(), US_ASCII));
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads rows and columns; a terminal that says 0 does not know. */
    static Optional<TerminalSize> of(String said) {
        Matcher size = SIZE.matcher(said);
        return size.matches()
                ? Optional.of(new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                        .filter(known -> known.rows > 0 && known.columns > 0)
                : Optional.empty();
    }
}
