package io.siptrail.diagnosis.lifecycle;

import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code duplicate-registration}: a device is registered twice in the same moment, under two contacts that lead to the same
 * address, port and transport. Calls reach it twice. Two flows (RFC 5626) are none.
 */
final class DuplicateRegistrations implements LifecycleRule {

    private static final long SAME_MOMENT = 2_000_000_000L;

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        if (aor.bindings().size() < 2) {
            return;
        }
        Map<Transport, Map<Endpoint, List<JudgedBinding>>> byWay = new EnumMap<>(Transport.class);
        for (JudgedBinding binding : aor.bindings()) {
            boolean flow = binding.binding().contact().regId().isPresent();
            if (!flow && isTimed(binding)) {
                binding.address()
                        .endpoint()
                        .ifPresent(at -> byWay.computeIfAbsent(
                                        binding.address().transport(), none -> new LinkedHashMap<>())
                                .computeIfAbsent(at, none -> new ArrayList<>(1))
                                .add(binding));
            }
        }
        List<JudgedBinding> twice = new ArrayList<>();
        long pairs = 0;
        for (Map<Endpoint, List<JudgedBinding>> byEndpoint : byWay.values()) {
            for (List<JudgedBinding> together : byEndpoint.values()) {
                pairs += pairs(together, twice);
            }
        }
        if (pairs > 0) {
            report(aor, twice, pairs, book);
        }
    }

    /** Two contacts of unknown time are not known to be of one moment. */
    private static boolean isTimed(JudgedBinding binding) {
        OptionalLong registered = binding.times().registeredNanos();
        return registered.isPresent() && RawTime.isKnown(registered.getAsLong());
    }

    private static long pairs(List<JudgedBinding> together, List<JudgedBinding> twice) {
        together.sort(Comparator.comparingLong(DuplicateRegistrations::registered));
        long pairs = 0;
        int added = -1;
        for (int i = 1; i < together.size(); i++) {
            JudgedBinding one = together.get(i - 1);
            JudgedBinding other = together.get(i);
            boolean atOnce = registered(other) - registered(one) <= SAME_MOMENT && one.isHeldAt(registered(other));
            if (atOnce
                    && !one.binding()
                            .contact()
                            .uri()
                            .equals(other.binding().contact().uri())) {
                if (added < i - 1) {
                    twice.add(one);
                }
                twice.add(other);
                added = i;
                pairs++;
            }
        }
        return pairs;
    }

    private static long registered(JudgedBinding binding) {
        return binding.times().registeredNanos().orElse(binding.shownNanos());
    }

    /** The first two are a pair. */
    private static void report(AorBindings aor, List<JudgedBinding> twice, long pairs, FindingBook book) {
        List<JudgedBinding> inTime = twice.stream()
                .sorted(Comparator.comparingLong(JudgedBinding::startNanos))
                .toList();
        boolean inferred = twice.stream().anyMatch(binding -> binding.times().inferred());
        book.add(aor.finding(
                Severity.LOW,
                FindingKind.DUPLICATE_REGISTRATION,
                inferred ? Confidence.LIKELY : Confidence.PROVEN,
                pairs,
                inTime.get(0).startNanos(),
                Statement.of("The same device was registered twice in one moment"
                                + (pairs > 1 ? ", " + pairs + " times" : "") + ": ")
                        .quote(twice.get(0).binding().contact().uri())
                        .text(" and ")
                        .quote(twice.get(1).binding().contact().uri())
                        .text(" lead to the same port."),
                "Let only one account or client of the device register this address-of-record.",
                AorBindings.frames(inTime)));
    }
}
