package io.siptrail.cli;

import io.siptrail.analysis.NumberedAttempt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which attempts a command is about; at most one of these is given. */
final class AttemptChoice {

    private final OptionSpec failed =
            OptionSpec.builder("--failed").description("Those that failed.").build();

    private final OptionSpec aor = OptionSpec.builder("--aor")
            .paramLabel("URI")
            .type(String.class)
            .description("Those of an address-of-record, as attempts.csv shows it; its user part alone will do.")
            .build();

    private final OptionSpec callId = OptionSpec.builder("--call-id")
            .paramLabel("ID")
            .type(String.class)
            .description("The one with this Call-ID.")
            .build();

    private final OptionSpec number = OptionSpec.builder("--attempt")
            .paramLabel("N")
            .type(long.class)
            .description("The one with this number in attempts.csv.")
            .build();

    /** Adds them to this command, which then asks for one of them, or does without. */
    void declareIn(CommandSpec spec, boolean required) {
        spec.addArgGroup(ArgGroupSpec.builder()
                .exclusive(true)
                .multiplicity(required ? "1" : "0..1")
                .addArg(failed)
                .addArg(aor)
                .addArg(callId)
                .addArg(number)
                .build());
    }

    boolean isGiven() {
        return Stream.of(failed, aor, callId, number).anyMatch(option -> option.getValue() != null);
    }

    /** Chooses as the options say; all where none is given. */
    Predicate<NumberedAttempt> predicate() {
        if (!isGiven()) {
            return attempt -> true;
        }
        String uri = aor.getValue();
        String id = callId.getValue();
        Long wanted = number.getValue();
        if (Boolean.TRUE.equals(failed.getValue())) {
            return attempt -> attempt.attempt().outcome().failed();
        }
        if (uri != null) {
            return attempt -> isAor(attempt.attempt().aor(), uri);
        }
        if (id != null) {
            return attempt -> attempt.attempt().transactions().stream()
                    .anyMatch(transaction -> transaction.key().callId().equals(id));
        }
        return attempt -> wanted != null && attempt.number() == wanted;
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
