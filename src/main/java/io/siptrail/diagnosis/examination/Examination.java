package io.siptrail.diagnosis.examination;

import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.ExaminedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.census.Census;
import io.siptrail.diagnosis.census.CensusLimits;
import io.siptrail.diagnosis.census.History;
import io.siptrail.diagnosis.census.ShownNonces;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says of every attempt why it did not register, and of the capture what a person should know.
 *
 * <pre>
 *   observe every attempt, in any order -> know the capture -> diagnose every attempt, in its order -> findings
 * </pre>
 */
public final class Examination {

    private final Evidence evidence;
    private final Census census;
    private final History history;
    private final CauseFinder causes;
    private final List<FindingRule> rules = FindingRules.all();
    private CaptureFacts facts = CaptureFacts.FLAWLESS;

    /** The evidence is asked only once its capture has ended. */
    public Examination(Evidence evidence) {
        this(evidence, CausePrecedence.RULES);
    }

    /** Asks these rules, in this order. */
    Examination(Evidence evidence, List<CauseRule> precedence) {
        this.evidence = evidence;
        this.causes = new CauseFinder(precedence);
        this.census = new Census(CensusLimits.defaults());
        this.history = new History(CensusLimits.defaults());
    }

    /** Learns from an attempt what others are compared with; in any order. */
    public void observe(Attempt attempt) {
        census.observe(attempt);
    }

    /** Learns what is known of the capture as a whole, once it has been read. */
    public void know(CaptureFacts captured) {
        facts = captured;
    }

    /** Reads the nonces that the attempt shows; before it is diagnosed, in the order of the capture. */
    public ExaminedAttempt dated(ExaminedAttempt examined) {
        List<JudgedCredentials> read = new ShownNonces(census, history).read(examined.attempt(), examined.digests());
        return new ExaminedAttempt(examined.number(), examined.attempt(), read);
    }

    /** Why an attempt did not register; empty when it did, or when nobody can say that it failed. In the order of the capture. */
    public Optional<Diagnosis> diagnose(ExaminedAttempt examined) {
        Attempt attempt = examined.attempt();
        Case observed = new Case(examined, surroundings());
        boolean failed = attempt.outcome().failed() || attempt.outcome() == Outcome.PENDING;
        Optional<Diagnosis> diagnosis = failed ? causes.find(observed) : Optional.empty();
        Observation observation = new Observation(observed, examined, diagnosis);
        rules.forEach(rule -> rule.take(observation));
        history.add(attempt);
        return diagnosis;
    }

    /** The ICMP errors that quote requests of an attempt, in the order of the capture. */
    public List<IcmpReport> icmpAbout(Attempt attempt) {
        if (!evidence.hasIcmp()) {
            return List.of();
        }
        long until = attempt.endNanos() + Case.TIMER_F_NANOS;
        return attempt.transactions().stream()
                .flatMap(transaction -> evidence.icmpAbout(transaction, until).stream())
                .distinct()
                .toList();
    }

    private Surroundings surroundings() {
        return new Surroundings(evidence, census, history, facts);
    }

    /** What was found, the worst first, then in the order of the capture. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        rules.forEach(rule -> rule.report(surroundings(), findings::add));
        findings.sort(Finding.WORST_FIRST);
        return findings;
    }

    /** Pieces of knowledge for which there was no room. */
    public long forgotten() {
        return census.forgotten()
                + rules.stream().mapToLong(FindingRule::forgotten).sum();
    }
}
