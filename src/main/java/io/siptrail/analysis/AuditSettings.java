package io.siptrail.analysis;

import io.siptrail.digest.secret.CredentialFile;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param ports UDP ports to look at; all when empty
 * @param secrets by which digests are judged
 */
public record AuditSettings(Set<Integer> ports, CredentialFile secrets, AnalysisLimits limits) {

    /** Copies the set. */
    public AuditSettings {
        ports = Set.copyOf(ports);
    }
}
