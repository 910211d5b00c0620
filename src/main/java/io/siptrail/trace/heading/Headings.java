package io.siptrail.trace.heading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that is known of the lines around messages. */
public final class Headings {

    private static final int LONGEST = 1_000;
    private static final Pattern RULE =
            Pattern.compile("\\s*(?:-{3,}|<-{3,}>?|--end msg--|[*]{5,}|={5,}|[|]{5,}|~{5,}|#+)\\s*");

    private static final List<Recogniser> ALL = List.of(
            new ArrowHeading(),
            new TcpdumpHeading(),
            new SofiaHeading(),
            new PjsipHeading(),
            new BelleSipHeading(),
            new AsteriskHeading(),
            new SippHeading(),
            new CiscoHeading(),
            new WiresharkHeading(),
            new SipdumpHeading(),
            new ProxyLogHeading());

    private Headings() {}

    /** What the line says about the message after it, or in it. */
    public static Optional<Heading> read(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String head = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
        for (Recogniser recogniser : ALL) {
            Optional<Heading> heading = recogniser.read(head);
            if (heading.isPresent()) {
                return heading;
            }
        }
        return Optional.empty();
    }

    /** Whether a line ends a message, whatever the message says: a rule, or what a program prints before the next. */
    public static boolean isBoundary(String line) {
        return RULE.matcher(line).matches() || read(line).isPresent();
    }

    /** Whether a line is a rule between messages that says nothing. */
    public static boolean isRule(String line) {
        return RULE.matcher(line).matches();
    }
}
