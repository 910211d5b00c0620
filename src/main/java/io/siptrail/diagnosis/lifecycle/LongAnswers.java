package io.siptrail.diagnosis.lifecycle;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.net.Transport;
import io.siptrail.registration.BoundContact;
import io.siptrail.registration.FrameTrail;
import io.siptrail.registration.Habit;
import java.util.List;
import java.util.Optional;

/**
 * {@code response-near-mtu}: a 2xx over UDP comes within 200 bytes of what a path of 1,500 bytes carries in one piece
 * (RFC 3261 §18.1.1), because it lists every contact.
 */
final class LongAnswers implements LifecycleRule {

    private static final int PATH = 1_500;
    private static final int NEAR = 1_300;
    private static final int UDP_AND_IPV4 = 28;
    private static final int UDP_AND_IPV6 = 48;
    /** {@code <>;expires=3600, } around a URI. */
    private static final int AROUND_URI = 18;

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        Optional<JudgedBinding> longest = aor.bindings().stream()
                .filter(binding -> binding.binding()
                        .registrant()
                        .filter(who -> who.transport() == Transport.UDP)
                        .isPresent())
                .max((one, other) -> Integer.compare(
                        one.binding().habit().largestAnswer(),
                        other.binding().habit().largestAnswer()));
        if (longest.isPresent() && longest.get().binding().habit().largestAnswer() >= NEAR) {
            report(aor, longest.get(), book);
        }
    }

    private static void report(AorBindings aor, JudgedBinding longest, FindingBook book) {
        Habit habit = longest.binding().habit();
        boolean version6 = longest.binding().registrar().address().version() == 6;
        int room = PATH - (version6 ? UDP_AND_IPV6 : UDP_AND_IPV4);
        boolean over = habit.largestAnswer() > room;
        Statement explanation = Statement.of("The 200 in ")
                .frame(habit.largestFrame().orElse(longest.binding().position().frame()))
                .text(" has " + habit.largestAnswer() + " bytes and lists " + habit.contactsInLargest() + " contacts; "
                        + (over
                                ? "more than " + room
                                        + " do not go into one packet of 1,500 bytes, and some networks lose fragments."
                                : more(aor, room - habit.largestAnswer()) + " more, and it passes the " + room
                                        + " that one packet of 1,500 bytes carries."));
        List<FrameRef> frame = habit.largestFrame().stream().toList();
        book.add(aor.finding(
                over ? Severity.MEDIUM : Severity.LOW,
                FindingKind.RESPONSE_NEAR_MTU,
                Confidence.PROVEN,
                habit.contactsInLargest(),
                longest.shownNanos(),
                explanation,
                "Keep fewer contacts, or register over TCP.",
                new FrameTrail(frame, 0, List.of())));
    }

    private static long more(AorBindings aor, int left) {
        long length = 0;
        for (JudgedBinding binding : aor.bindings()) {
            length += length(binding.binding().contact());
        }
        return left / Math.max(1, length / aor.bindings().size()) + 1;
    }

    private static int length(BoundContact contact) {
        return AROUND_URI
                + contact.uri().length()
                + parameter("+sip.instance", contact.instance())
                + parameter("pub-gruu", contact.publicGruu())
                + parameter("temp-gruu", contact.temporaryGruu())
                + parameter("received", contact.received());
    }

    private static int parameter(String name, String value) {
        return value.isEmpty() ? 0 : name.length() + value.length() + 4;
    }
}
