package io.siptrail.cli;

import io.siptrail.analysis.NumberedAttempt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which attempts a command is about; at most one of these is given. */
final class AttemptChoice {

    @Option(names = "--failed", description = "Those that failed.")
    private boolean failed;

    @Option(
            names = "--aor",
            paramLabel = "URI",
            description = "Those of an address-of-record, as attempts.csv shows it; its user part alone will do.")
    private @Nullable String aor;

    @Option(names = "--call-id", paramLabel = "ID", description = "The one with this Call-ID.")
    private @Nullable String callId;

    @Option(names = "--attempt", paramLabel = "N", description = "The one with this number in attempts.csv.")
    private long number;

    /** Chooses as the options say. */
    Predicate<NumberedAttempt> predicate() {
        String uri = aor;
        String id = callId;
        if (failed) {
            return attempt -> attempt.attempt().outcome().failed();
        }
        if (uri != null) {
            return attempt -> isAor(attempt.attempt().aor(), uri);
        }
        if (id != null) {
            return attempt -> attempt.attempt().transactions().stream()
                    .anyMatch(transaction -> transaction.key().callId().equals(id));
        }
        return attempt -> attempt.number() == number;
    }

    private static boolean isAor(String aor, String wanted) {
        int scheme = aor.indexOf(':');
        String rest = aor.substring(scheme + 1);
        int at = rest.lastIndexOf('@');
        return aor.equals(wanted)
                || rest.equals(wanted)
                || (at >= 0 && rest.substring(0, at).equals(wanted));
    }
}
