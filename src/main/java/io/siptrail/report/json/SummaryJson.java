package io.siptrail.report.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.Durations;
import io.siptrail.analysis.InputSummary;
import io.siptrail.analysis.Leg;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.CaptureFault;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.contact.CapturedTime;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.StaleReason;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.Outcome;
import io.siptrail.report.InputHashes;
import io.siptrail.report.Timestamps;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes {@code summary.json}. Times are ISO 8601 in UTC, durations milliseconds with three decimals. */
public final class SummaryJson implements AuditVisitor {

    private static final int SCHEMA_VERSION = 1;

    private final Path file;
    private final InputHashes hashes;
    private final Map<String, Long> causes = new TreeMap<>();
    private final Map<BindingState, Long> bindings = new EnumMap<>(BindingState.class);
    private final Map<StaleReason, Long> stale = new EnumMap<>(StaleReason.class);
    private final Map<Severity, Long> findings = new EnumMap<>(Severity.class);
    private final Map<String, Long> kinds = new TreeMap<>();
    private @Nullable AuditSummary known;

    /** Writes to this file; the hashes of the inputs are asked for at the end. */
    public SummaryJson(Path file, InputHashes hashes) {
        this.file = file;
        this.hashes = hashes;
    }

    @Override
    public void begin(AuditSummary summary) {
        known = summary;
    }

    private void write(AuditSummary summary) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines));
            json.writeStartObject();
            json.writeNumberField("schema_version", SCHEMA_VERSION);
            json.writeBooleanField(
                    "complete", !summary.incomplete() && summary.faults().isEmpty());
            inputs(summary, json);
            counts(summary, json);
            timing(summary, json);
            findings(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void inputs(AuditSummary summary, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("inputs");
        for (InputSummary input : summary.inputs()) {
            json.writeStartObject();
            json.writeStringField("path", input.path());
            json.writeStringField("name", input.name());
            json.writeStringField("format", input.format());
            json.writeNumberField("frames", input.frames());
            json.writeNumberField("bytes", input.bytes());
            json.writeStringField("first_time", Timestamps.iso(input.firstNanos()));
            json.writeStringField("last_time", Timestamps.iso(input.lastNanos()));
            json.writeBooleanField("complete", input.complete());
            json.writeArrayFieldStart("warnings");
            for (String warning : input.warnings()) {
                json.writeString(warning);
            }
            json.writeEndArray();
            json.writeStringField("sha256", hashes.of(input));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("faults");
        for (CaptureFault fault : summary.faults()) {
            json.writeString(fault.message());
        }
        json.writeEndArray();
        json.writeNumberField("skipped_files", summary.skippedFiles());
        covered(summary, json);
    }

    /** Of what lies between these times nothing is known, not even that nothing happened. */
    private static void covered(AuditSummary summary, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("covered");
        for (CapturedTime.Span span : summary.captured().spans()) {
            json.writeStartObject();
            json.writeStringField("from_time", Timestamps.iso(span.from()));
            json.writeStringField("to_time", Timestamps.iso(span.to()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void counts(AuditSummary summary, JsonGenerator json) throws IOException {
        FrameTally frames = summary.frames();
        json.writeObjectFieldStart("counts");
        json.writeNumberField("frames", frames.framesRead());
        json.writeNumberField("frames_used", frames.count(Fate.SIP));
        json.writeNumberField("frames_not_sip", frames.count(Fate.NOT_SIP));
        object("frames_undecodable", frames.undecodable(), json);
        json.writeNumberField("sip_messages", summary.messages().messages());
        json.writeNumberField("register_requests", summary.messages().registerRequests());
        json.writeNumberField("register_retransmissions", summary.retransmissions());
        object("register_responses", summary.messages().registerResponses(), json);
        object("syntax_issues", summary.messages().issues(), json);
        object("irregularities", summary.irregularities(), json);
        json.writeNumberField("transactions", summary.transactions());
        json.writeNumberField("attempts", summary.attempts());
        json.writeObjectFieldStart("attempts_by_kind");
        for (AttemptKind kind : AttemptKind.values()) {
            String label = kind == AttemptKind.UNKNOWN ? "unknown" : kind.label();
            json.writeNumberField(label, summary.kinds().getOrDefault(kind, 0L));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("attempts_by_outcome");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.label(), summary.outcomes().getOrDefault(outcome, 0L));
        }
        json.writeEndObject();
        object("attempts_by_cause", causes, json);
        bindings(json);
        json.writeEndObject();
    }

    private void bindings(JsonGenerator json) throws IOException {
        json.writeNumberField("bindings", sum(bindings));
        json.writeObjectFieldStart("bindings_by_state");
        for (BindingState state : BindingState.values()) {
            json.writeNumberField(state.label(), bindings.getOrDefault(state, 0L));
        }
        json.writeEndObject();
        json.writeNumberField("stale", sum(stale));
        json.writeObjectFieldStart("stale_by_reason");
        for (StaleReason reason : StaleReason.values()) {
            json.writeNumberField(reason.label(), stale.getOrDefault(reason, 0L));
        }
        json.writeEndObject();
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void object(String name, Map<?, Long> counts, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<?, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey().toString(), count.getValue());
        }
        json.writeEndObject();
    }

    private static void timing(AuditSummary summary, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("timing");
        for (Leg leg : Leg.values()) {
            Durations durations = summary.timing().all(leg);
            json.writeObjectFieldStart(leg.label());
            json.writeNumberField("count", durations.count());
            if (durations.count() > 0) {
                json.writeNumberField("min_ms", milliseconds(durations.min()));
                json.writeNumberField("p50_ms", milliseconds(durations.p50()));
                json.writeNumberField("p90_ms", milliseconds(durations.p90()));
                json.writeNumberField("p95_ms", milliseconds(durations.p95()));
                json.writeNumberField("p99_ms", milliseconds(durations.p99()));
                json.writeNumberField("max_ms", milliseconds(durations.max()));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static BigDecimal milliseconds(long nanos) {
        return BigDecimal.valueOf((nanos + 500) / 1_000, 3);
    }

    private void findings(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("findings_by_severity");
        for (Severity severity : Severity.values()) {
            json.writeNumberField(severity.label(), findings.getOrDefault(severity, 0L));
        }
        json.writeEndObject();
        object("findings_by_kind", kinds, json);
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        attempt.diagnosis()
                .ifPresent(diagnosis -> causes.merge(diagnosis.cause().id(), 1L, Long::sum));
    }

    @Override
    public void binding(JudgedBinding binding) {
        bindings.merge(binding.state(), 1L, Long::sum);
        binding.staleness().ifPresent(why -> stale.merge(why.reason(), 1L, Long::sum));
    }

    @Override
    public void finding(Finding finding) {
        findings.merge(finding.severity(), 1L, Long::sum);
        kinds.merge(finding.kind().id(), 1L, Long::sum);
    }

    @Override
    public void end() throws IOException {
        AuditSummary summary = known;
        if (summary == null) {
            throw new IllegalStateException("an end without a beginning");
        }
        write(summary);
    }
}
