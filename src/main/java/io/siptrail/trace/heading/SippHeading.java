package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Pattern;

/** SIPp's message log: a rule that ends in a time, then {@code UDP message sent (494 bytes):}. It says no addresses. */
final class SippHeading implements Recogniser {

    private static final Pattern RULE = Pattern.compile("-{20,}\\s*\\d.*");
    private static final Pattern LINE =
            Pattern.compile("(?:UDP|TCP|TLS|SCTP|WSS?) message (?:sent|received) ?[(\\[]\\d+[)\\]]? ?bytes.*");

    @Override
    public Optional<Heading> read(String line) {
        if (line.startsWith("----") && RULE.matcher(line).matches()) {
            return Optional.of(Heading.opening(TraceFormat.SIPP).at(TimeText.find(line)));
        }
        return line.contains(" message ") && LINE.matcher(line).matches()
                ? Optional.of(Heading.more(TraceFormat.SIPP))
                : Optional.empty();
    }
}
