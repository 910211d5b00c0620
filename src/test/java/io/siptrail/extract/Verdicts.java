package io.siptrail.extract;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.Audit;
import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.CaptureSet;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.stream.tls.KeyLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What an audit says of the attempts of a capture, and the excerpts that are made of it. */
final class Verdicts {

    private final Path capture;
    private final AuditSettings settings;

    private Verdicts(Path capture, AuditSettings settings) {
        this.capture = capture;
        this.settings = settings;
    }

    /** Of a capture, with the secrets of TLS that stand beside the original. */
    static Verdicts of(Path capture, Path original) {
        Path keyLog = Path.of(original.toString().replaceAll("\\.pcap(ng)?$", ".keylog.txt"));
        try {
            KeyLog secrets = Files.exists(keyLog) ? KeyLog.read(keyLog) : KeyLog.empty();
            return new Verdicts(
                    capture, new AuditSettings(Set.of(), CredentialFile.empty(), secrets, AnalysisLimits.defaults()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Start time, Call-ID and AOR of each attempt, with outcome and cause. */
    Map<String, String> read() throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        try (CaptureSet captures = open();
                AuditResult result = Audit.run(captures, settings, (read, total) -> true)) {
            result.accept(new AuditVisitor() {
                @Override
                public void begin(AuditSummary summary) {}

                @Override
                public void attempt(NumberedAttempt attempt) {
                    verdicts.put(name(attempt), verdict(attempt));
                }

                @Override
                public void end() {}
            });
        }
        return verdicts;
    }

    static String name(NumberedAttempt attempt) {
        return attempt.attempt().startNanos() + " " + attempt.attempt().callIdFirst() + " "
                + attempt.attempt().aor();
    }

    private static String verdict(NumberedAttempt attempt) {
        return attempt.attempt().outcome().label() + " "
                + attempt.diagnosis().map(diagnosis -> diagnosis.cause().id()).orElse("");
    }

    Excerpt extract(Predicate<NumberedAttempt> choice, Path to) throws IOException {
        Supplier<CaptureSet> open = this::open;
        try (CaptureSet captures = open.get();
                AuditResult result = Audit.run(captures, settings, (read, total) -> true)) {
            return Excerpt.write(result, choice, open, settings, to);
        }
    }

    private CaptureSet open() {
        return CaptureSet.open(
                List.of(capture.toString()),
                InputStream.nullInputStream(),
                settings.limits().capture());
    }
}
