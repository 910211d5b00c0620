package io.siptrail.report.ladder;

import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.net.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ICMP errors as arrows to the client: the first of each kind from each host, and all others of it folded into one. */
final class IcmpErrors {

    private final Map<String, List<IcmpReport>> kinds = new LinkedHashMap<>();

    IcmpErrors(List<IcmpReport> reports) {
        for (IcmpReport report : reports) {
            kinds.computeIfAbsent(report.reporter() + " " + report.name(), none -> new ArrayList<>())
                    .add(report);
        }
    }

    List<LadderStep> steps() {
        List<LadderStep> steps = new ArrayList<>();
        for (List<IcmpReport> kind : kinds.values()) {
            steps.add(step(kind.get(0), kind.get(0).name()));
            List<IcmpReport> more = kind.subList(1, kind.size());
            if (!more.isEmpty()) {
                steps.add(step(more.get(0), folded(more)));
            }
        }
        return steps;
    }

    private static String folded(List<IcmpReport> more) {
        long nanos = more.get(more.size() - 1).timeNanos() - more.get(0).timeNanos();
        return "ICMP again" + (more.size() == 1 ? "" : ", " + Seconds.times(more.size()))
                + (nanos > 0 ? " in " + Seconds.of(nanos) : "");
    }

    /** The host that was asked is a participant. A router on the way is none, and has no port. */
    private static LadderStep step(IcmpReport report, String label) {
        Endpoint reporter = report.reporter().equals(report.destination().address())
                ? report.destination()
                : new Endpoint(report.reporter(), 0);
        return new LadderStep(
                report.timeNanos(), reporter, report.source(), report.frame(), label, Tone.BAD, List.of());
    }
}
