package io.siptrail.analysis;

import io.siptrail.capture.CaptureFault;
import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.contact.CapturedTime;
import io.siptrail.diagnosis.contact.ContactExamination;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.examination.Examination;
import io.siptrail.diagnosis.lifecycle.LifecycleExamination;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.PacketDecoder;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Binding;
import io.siptrail.registration.RegistrarCensus;
import io.siptrail.registration.Registrations;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Position;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a set of captures. Frames become datagrams, datagrams messages, messages attempts and bindings; what is
 * over goes to a spool and is forgotten here. The threads hand on to each other in order, so that the result does not depend on
 * their pace.
 *
 * <pre>
 *   reading: frames, datagrams, messages -> registrations: transactions, attempts, bindings -> settled: counts and the spools
 * </pre>
 */
public final class Audit {

    private static final int FRAMES_BETWEEN_REPORTS = 1 << 13;

    private final CredentialFile secrets;
    private final AnalysisLimits limits;
    private final SortedSpool<Attempt, Position> store;
    private final SortedSpool<Binding, BindingKey> bindings;
    private final AttemptCensus census = new AttemptCensus();
    private final MessageCensus messages = new MessageCensus();
    private final TimingIntake timing;
    private final Registrations registrations;
    private final Conveyor<Attempt> settled;
    private final Conveyor<Binding> ended;
    private final Conveyor<Observed> observed;
    private final Evidence evidence;
    private final Examination examination;
    private final SipIntake intake;
    private final PacketDecoder decoder;
    private final @Nullable AttemptFeed feed;
    private long lastOrder;
    private final CaptureWatch watch = new CaptureWatch();
    private final PointClocks clocks = new PointClocks();

    private Audit(AuditSettings settings, CaptureSet captures, Optional<AttemptFeed> feed) {
        this.limits = settings.limits();
        this.secrets = settings.secrets();
        this.store = new SortedSpool<>(new AttemptCodec(), limits.attemptsInMemory());
        this.bindings = new SortedSpool<>(new BindingCodec(), limits.bindingsInMemory());
        this.timing = new TimingIntake(limits.timingNames(), limits.durationsInMemory());
        this.evidence = new Evidence(limits.evidence());
        this.examination = new Examination(evidence);
        this.settled = new Conveyor<>("siptrail-settled", attempt -> {
            census.add(attempt);
            timing.add(attempt);
            examination.observe(attempt);
            store.add(attempt);
        });
        this.ended = new Conveyor<>("siptrail-bindings", bindings::add);
        this.feed = feed.orElse(null);
        this.registrations = registrations(feed);
        this.observed = new Conveyor<>("siptrail-registrations", registrations::accept);
        FrameTally frames = new FrameTally();
        this.intake = new SipIntake(
                settings.ports(),
                limits.sip(),
                messages,
                evidence,
                registers(captures),
                evidence::message,
                limits.stream(),
                settings.tlsSecrets().with(() -> secretsIn(captures)),
                frames);
        this.decoder = new PacketDecoder(limits.net(), intake, frames);
        feed.ifPresent(follower -> follower.begin(evidence, new AttemptDigests(secrets), observed::flush));
    }

    /** Only of several files the clocks can differ. */
    private Consumer<Observed> registers(CaptureSet captures) {
        if (captures.files().size() < 2) {
            return observed::put;
        }
        return message -> {
            clocks.note(message);
            observed.put(message);
        };
    }

    private Registrations registrations(Optional<AttemptFeed> followed) {
        return new Registrations(
                limits.registration(),
                attempt -> {
                    settled.put(attempt);
                    followed.ifPresent(follower -> follower.settled(attempt));
                },
                followed.map(follower -> follower::grew),
                ended::put);
    }

    /** Reads the captures to their end, or as far as the progress lets it. The result is the caller's to close. Throws when the temporary file cannot be written. */
    public static AuditResult run(CaptureSet captures, AuditSettings settings, AuditProgress progress)
            throws IOException {
        return run(captures, settings, progress, Optional.empty());
    }

    /** Does the same, and lets a feed follow the attempts as they happen; what it hears has no influence on the result. */
    public static AuditResult run(CaptureSet captures, AuditSettings settings, AuditProgress progress, AttemptFeed feed)
            throws IOException {
        return run(captures, settings, progress, Optional.of(feed));
    }

    private static AuditResult run(
            CaptureSet captures, AuditSettings settings, AuditProgress progress, Optional<AttemptFeed> feed)
            throws IOException {
        Audit audit = new Audit(settings, captures, feed);
        try {
            return audit.run(captures, progress);
        } catch (Conveyor.Failed failed) {
            audit.abandon(failed);
            throw failed.asIOException();
        } catch (UncheckedIOException failed) {
            audit.abandon(failed);
            throw failed.getCause();
        } catch (IOException | RuntimeException failed) {
            audit.abandon(failed);
            throw failed;
        }
    }

    private void abandon(Exception why) {
        for (Closeable temporary : List.of(store, bindings, timing, registrations)) {
            try {
                temporary.close();
            } catch (IOException further) {
                why.addSuppressed(further);
            }
        }
    }

    private static List<String> secretsIn(CaptureSet captures) {
        return captures.files().stream()
                .flatMap(file -> file.secrets().stream())
                .toList();
    }

    private AuditResult run(CaptureSet captures, AuditProgress progress) throws IOException {
        boolean complete = read(captures, progress);
        decoder.finish();
        registrations.finish();
        registrations.close();
        settled.close();
        examination.know(facts(captures));
        ended.close();
        AuditSummary summary = summary(captures, !complete);
        return new AuditResult(
                summary, store, new AttemptDigests(secrets), examination, contacts(summary), limits.staleContacts());
    }

    private BindingJudgement contacts(AuditSummary summary) {
        RegistrarCensus registrars = registrations.registrars();
        CapturedTime captured = summary.captured();
        return new BindingJudgement(
                bindings,
                new ContactExamination(evidence, registrars, captured, lastOrder),
                new LifecycleExamination(registrars, captured, limits.lifecycle()));
    }

    private boolean read(CaptureSet captures, AuditProgress progress) {
        int frames = 0;
        long now = Long.MIN_VALUE;
        boolean goOn = true;
        while (goOn && captures.next()) {
            decoder.decode(captures.frame());
            watch.note(captures.frame());
            now = captures.frame().orderNanos();
            if (feed != null) {
                feed.frame(now, messages.messages(), messages.registerRequests());
            }
            if (++frames == FRAMES_BETWEEN_REPORTS) {
                frames = 0;
                goOn = progress.proceed(captures.bytesRead(), captures.bytesTotal());
            }
        }
        // Standard input ends as well when the reading is to end.
        goOn = goOn && progress.proceed(captures.bytesRead(), captures.bytesTotal());
        if (feed != null) {
            feed.end();
        }
        intake.finish(now);
        observed.close();
        lastOrder = now;
        evidence.finish(now);
        registrations.advance(now);
        return goOn;
    }

    private CaptureFacts facts(CaptureSet captures) {
        FrameTally tally = decoder.tally();
        return new CaptureFacts(
                messages.cut(),
                tally.count(Fate.CUT_MESSAGE) + tally.count(Fate.CUT_HEADERS),
                tally.count(Fate.FRAGMENT_INCOMPLETE),
                captures.faults().stream()
                        .filter(fault -> fault.kind() == CaptureFault.Kind.DAMAGED)
                        .map(CaptureFault::message)
                        .toList(),
                captures.files().stream().mapToLong(CaptureFile::droppedPackets).sum(),
                watch.jumps(),
                watch.gaps(captures.files()),
                intake.holes(),
                clocks.offsets());
    }

    private AuditSummary summary(CaptureSet captures, boolean incomplete) throws IOException {
        Map<String, Long> irregularities =
                new TreeMap<>(registrations.irregularities().byId());
        irregularities.putAll(intake.streamOddities());
        if (evidence.forgotten() > 0) {
            irregularities.put("evidence-forgotten", evidence.forgotten());
        }
        if (examination.forgotten() > 0) {
            irregularities.put("comparison-forgotten", examination.forgotten());
        }
        if (captures.filteredOut() > 0) {
            irregularities.put("frames-filtered-out", captures.filteredOut());
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
                timing.finish(),
                registrations.registrars().fractions(),
                watch.gaps(captures.files()));
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
