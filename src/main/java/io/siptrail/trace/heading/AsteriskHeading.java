package io.siptrail.trace.heading;

import io.siptrail.trace.time.TimeText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asterisk: {@code <--- Received SIP request (494 bytes) from UDP:192.0.2.1:5060 --->} of {@code pjsip set logger on},
 * {@code <--- SIP read from UDP:192.0.2.1:5060 --->} and {@code Reliably Transmitting (NAT) to 192.0.2.1:5060:} of
 * {@code sip set debug on}.
 */
final class AsteriskHeading implements Recogniser {

    private static final Pattern LINE =
            Pattern.compile("(?<pjsip>(?:Received|Transmitting) SIP (?:request|response) \\(\\d+ bytes\\) (?:from|to) )"
                    + "?(?<sip>SIP read from |(?:[Rr]eliably )?[Tt]ransmitting(?: #\\d+)?(?: \\([^)]*\\))? to |"
                    + "Retransmitting #\\d+(?: \\([^)]*\\))? to )?"
                    + "(?:(?:UDP|TCP|TLS|WSS?):)?(?<place>(?:\\[[^\\]]+\\]|[^\\s:>\\[(]+)(?::\\d+)?):?(?: --->)?\\s*$");

    @Override
    public Optional<Heading> read(String line) {
        int at = start(line);
        if (at < 0) {
            return Optional.empty();
        }
        Matcher found = LINE.matcher(line).region(at, line.length());
        if (!found.lookingAt() || (found.group("pjsip") == null && found.group("sip") == null)) {
            return Optional.empty();
        }
        boolean pjsip = found.group("pjsip") != null;
        String way = pjsip ? found.group("pjsip") : found.group("sip");
        Heading heading = Heading.opening(pjsip ? TraceFormat.ASTERISK_PJSIP : TraceFormat.ASTERISK_SIP)
                .at(TimeText.find(line.substring(0, at)));
        Optional<Place> place = Place.of(found.group("place"));
        return Optional.of(way.contains("from ") ? heading.from(place) : heading.to(place));
    }

    private static int start(String line) {
        int at = line.indexOf("SIP read from ");
        at = at < 0 ? line.indexOf("Received SIP ") : at;
        at = at < 0 ? line.indexOf("Reliably Transmitting ") : at;
        at = at < 0 ? line.indexOf("Transmitting ") : at;
        return at < 0 ? line.indexOf("Retransmitting ") : at;
    }
}
