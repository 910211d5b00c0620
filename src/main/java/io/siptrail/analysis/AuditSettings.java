package io.siptrail.analysis;

import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param ports UDP ports to look at; all when empty
 */
public record AuditSettings(Set<Integer> ports, AnalysisLimits limits) {

    /** Copies the set. */
    public AuditSettings {
        ports = Set.copyOf(ports);
    }
}
