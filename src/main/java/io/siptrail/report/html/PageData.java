package io.siptrail.report.html;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.cause.Vantage;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.BindingState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the page shows, gathered while the result passes, in bounds. */
final class PageData {

    private static final String NO_CAUSE = "";

    private final PageLimits limits;
    private final AuditSummary summary;
    private final Map<String, CauseGroup> causes = new TreeMap<>();
    private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> digests = new TreeMap<>();
    private final Map<String, NonceTally> nonces = new TreeMap<>();
    private final Map<Vantage, Long> vantages = new EnumMap<>(Vantage.class);
    private final Gaps gaps;
    private final Tally registrars;
    private final Tally userAgents;
    private final Set<String> aors = new HashSet<>();
    private final List<JudgedBinding> stale = new ArrayList<>();
    private long bindings;
    private long staleBindings;
    private long live;
    private int shown;

    PageData(AuditSummary summary, PageLimits limits) {
        this.summary = summary;
        this.limits = limits;
        this.gaps = new Gaps(limits.rows(), summary.captured());
        this.registrars = new Tally(limits.names());
        this.userAgents = new Tally(limits.names());
    }

    void add(NumberedAttempt numbered) {
        Attempt attempt = numbered.attempt();
        aors.add(attempt.aor());
        vantages.merge(Vantage.of(attempt), 1L, Long::sum);
        registrars.add(attempt.registrar().toString(), attempt.outcome());
        userAgents.add(attempt.userAgent(), attempt.outcome());
        for (JudgedCredentials judged : numbered.digests()) {
            String algorithm = judged.credentials().algorithm().orElse("MD5");
            String qop = judged.credentials().qop().orElse("no qop");
            String key = algorithm + "\n" + qop + "\n" + judged.verdict().word();
            if (digests.containsKey(key) || digests.size() < limits.rows()) {
                digests.merge(key, 1L, Long::sum);
            }
            nonce(judged);
        }
        if (attempt.outcome().failed() || numbered.diagnosis().isPresent()) {
            failure(numbered);
        }
    }

    private void nonce(JudgedCredentials judged) {
        String registrar = judged.transaction().destination().toString();
        if (judged.nonce().isKnown() && (nonces.containsKey(registrar) || nonces.size() < limits.rows())) {
            nonces.computeIfAbsent(registrar, fresh -> new NonceTally()).add(judged.nonce());
        }
    }

    private void failure(NumberedAttempt numbered) {
        String cause =
                numbered.diagnosis().map(diagnosis -> diagnosis.cause().id()).orElse(NO_CAUSE);
        CauseGroup group = causes.computeIfAbsent(cause, CauseGroup::new);
        boolean room = group.shown().size() < limits.failuresPerCause() && shown < limits.failures();
        group.add(numbered, room);
        shown += room ? 1 : 0;
    }

    void add(JudgedBinding binding) {
        bindings++;
        gaps.add(binding);
        live += binding.state() == BindingState.ACTIVE && !binding.isStale() ? 1 : 0;
        if (binding.isStale()) {
            staleBindings++;
            if (stale.size() < limits.rows()) {
                stale.add(binding);
            }
        }
    }

    long bindings() {
        return bindings;
    }

    /** Held at the end of the capture, and nothing shows that in vain. */
    long liveBindings() {
        return live;
    }

    /** When no contact was held, of addresses that had one. */
    Gaps gaps() {
        return gaps;
    }

    /** Attempts by the place where they were captured. */
    Map<Vantage, Long> vantages() {
        return vantages;
    }

    long staleBindings() {
        return staleBindings;
    }

    /** In the order of the result, as far as there is room. */
    List<JudgedBinding> stale() {
        return stale;
    }

    void add(Finding finding) {
        severities.merge(finding.severity(), 1L, Long::sum);
        if (findings.size() < limits.findings()) {
            findings.add(finding);
        }
    }

    PageLimits limits() {
        return limits;
    }

    AuditSummary summary() {
        return summary;
    }

    /** The causes with most attempts first. */
    List<CauseGroup> causes() {
        List<CauseGroup> sorted = new ArrayList<>(causes.values());
        sorted.sort((one, other) -> Long.compare(other.count(), one.count()));
        return sorted;
    }

    /** The worst first, as far as there is room. */
    List<Finding> findings() {
        return findings;
    }

    long findings(Severity severity) {
        return severities.getOrDefault(severity, 0L);
    }

    /** Credentials by algorithm, qop and verdict, joined by line feeds. */
    Map<String, Long> digests() {
        return digests;
    }

    /** By the registrar that was shown them, as far as its nonces tell their time. */
    Map<String, NonceTally> nonces() {
        return nonces;
    }

    Tally registrars() {
        return registrars;
    }

    Tally userAgents() {
        return userAgents;
    }

    int aors() {
        return aors.size();
    }
}
