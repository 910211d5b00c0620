package io.siptrail.analysis;

import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.Examination;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.net.FrameTally;
import io.siptrail.net.PacketDecoder;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Registrations;
import io.siptrail.transaction.Observed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One pass over a set of captures. Frames become datagrams, datagrams messages, messages attempts; what is over goes to
 * the store and is forgotten here. Three threads hand on to each other in order, so that the result does not depend on
 * their pace.
 *
 * <pre>
 *   reading: frames, datagrams, messages -> registrations: transactions, attempts -> settled: counts and the store
 * </pre>
 */
public final class Audit {

    private static final int FRAMES_BETWEEN_REPORTS = 1 << 13;

    private final CredentialFile secrets;
    private final AttemptStore store;
    private final AttemptCensus census = new AttemptCensus();
    private final MessageCensus messages = new MessageCensus();
    private final Timing timing;
    private final Registrations registrations;
    private final Conveyor<Attempt> settled;
    private final Conveyor<Observed> observed;
    private final Evidence evidence;
    private final Examination examination;
    private final SipIntake intake;
    private final PacketDecoder decoder;

    private Audit(AuditSettings settings, CaptureSet captures) {
        AnalysisLimits limits = settings.limits();
        this.secrets = settings.secrets();
        this.store = new AttemptStore(limits.attemptsInMemory());
        this.timing = new Timing(limits.timingNames());
        this.evidence = new Evidence(limits.evidence());
        this.examination = new Examination(evidence);
        this.settled = new Conveyor<>("siptrail-settled", attempt -> {
            census.add(attempt);
            timing.add(attempt);
            examination.observe(attempt);
            store.add(attempt);
        });
        this.registrations = new Registrations(limits.registration(), settled::put);
        this.observed = new Conveyor<>("siptrail-registrations", registrations::accept);
        FrameTally frames = new FrameTally();
        this.intake = new SipIntake(
                settings.ports(),
                limits.sip(),
                messages,
                evidence,
                observed::put,
                limits.stream(),
                settings.tlsSecrets().with(() -> secretsIn(captures)),
                frames);
        this.decoder = new PacketDecoder(limits.net(), intake, frames);
    }

    /** Reads the captures to their end, or as far as the progress lets it. The result is the caller's to close. Throws when the temporary file cannot be written. */
    public static AuditResult run(CaptureSet captures, AuditSettings settings, AuditProgress progress)
            throws IOException {
        Audit audit = new Audit(settings, captures);
        try {
            return audit.run(captures, progress);
        } catch (Conveyor.Failed failed) {
            audit.store.close();
            throw failed.asIOException();
        }
    }

    private static List<String> secretsIn(CaptureSet captures) {
        return captures.files().stream()
                .flatMap(file -> file.secrets().stream())
                .toList();
    }

    private AuditResult run(CaptureSet captures, AuditProgress progress) {
        boolean ended = read(captures, progress);
        decoder.finish();
        registrations.finish();
        settled.close();
        return new AuditResult(summary(captures, !ended), store, new AttemptDigests(secrets), examination);
    }

    private boolean read(CaptureSet captures, AuditProgress progress) {
        int frames = 0;
        long now = Long.MIN_VALUE;
        boolean goOn = true;
        while (goOn && captures.next()) {
            decoder.decode(captures.frame());
            now = captures.frame().orderNanos();
            if (++frames == FRAMES_BETWEEN_REPORTS) {
                frames = 0;
                goOn = progress.proceed(captures.bytesRead(), captures.bytesTotal());
            }
        }
        intake.finish(now);
        observed.close();
        evidence.finish(now);
        registrations.advance(now);
        return goOn;
    }

    private AuditSummary summary(CaptureSet captures, boolean incomplete) {
        Map<String, Long> irregularities =
                new TreeMap<>(registrations.irregularities().byId());
        irregularities.putAll(intake.streamOddities());
        if (evidence.forgotten() > 0) {
            irregularities.put("evidence-forgotten", evidence.forgotten());
        }
        if (timing.unnamed() > 0) {
            irregularities.put("timing-names-full", timing.unnamed());
        }
        return new AuditSummary(
                captures.files().stream().map(Audit::input).toList(),
                captures.faults(),
                captures.skippedFiles(),
                incomplete,
                decoder.tally(),
                messages,
                irregularities,
                store.count(),
                census.transactions(),
                census.retransmissions(),
                census.kinds(),
                census.outcomes(),
                timing);
    }

    private static InputSummary input(CaptureFile file) {
        return new InputSummary(
                file.path(),
                file.name(),
                file.format(),
                file.frames(),
                file.bytes(),
                file.firstNanos(),
                file.lastNanos(),
                file.complete(),
                file.warnings());
    }
}
