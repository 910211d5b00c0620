package io.siptrail.diagnosis;

import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.FrameTrail;
import java.util.List;
import java.util.Optional;

/**
 * Says of every attempt why it did not register, and of the capture what a person should know.
 *
 * <pre>
 *   observe every attempt, in any order -> diagnose every attempt, in the order of the capture -> findings
 * </pre>
 */
public final class Examination {

    private final Evidence evidence;

    /** The evidence is asked only once its capture has ended. */
    public Examination(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Learns from an attempt what others are compared with; in any order. */
    public void observe(Attempt attempt) {}

    /** Why an attempt did not register; empty when it did, or when nobody can say that it failed. */
    public Optional<Diagnosis> diagnose(ExaminedAttempt attempt) {
        if (!attempt.attempt().outcome().failed()) {
            return Optional.empty();
        }
        return attempt.attempt().transactions().stream()
                .flatMap(transaction -> evidence.icmpAbout(transaction.destination()).stream()
                        .filter(report -> report.isUnreachable()
                                && report.source().equals(transaction.source())
                                && report.orderNanos() >= transaction.position().orderNanos()))
                .findFirst()
                .map(Examination::unreachable);
    }

    private static Diagnosis unreachable(IcmpReport report) {
        return new Diagnosis(
                Cause.SERVER_UNREACHABLE,
                Confidence.PROVEN,
                Statement.of("ICMP type " + report.type() + " code " + report.code() + " from " + report.reporter()
                                + " quotes a datagram to " + report.destination() + " in ")
                        .frame(report.frame()),
                "Start the registrar, or mend the way to it.",
                new FrameTrail(List.of(report.frame()), 0, List.of()));
    }

    /** What was found, the worst first, then in the order of the capture. */
    public List<Finding> findings() {
        return List.of();
    }
}
