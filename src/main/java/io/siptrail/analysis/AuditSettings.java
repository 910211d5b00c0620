package io.siptrail.analysis;

import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.stream.tls.KeyLog;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param ports UDP and TCP ports to look at; all when empty
 * @param secrets by which digests are judged
 * @param tlsSecrets by which TLS is decrypted, besides those that the captures carry
 */
public record AuditSettings(Set<Integer> ports, CredentialFile secrets, KeyLog tlsSecrets, AnalysisLimits limits) {

    /** Without secrets of TLS. */
    public AuditSettings(Set<Integer> ports, CredentialFile secrets, AnalysisLimits limits) {
        this(ports, secrets, KeyLog.empty(), limits);
    }

    /** Copies the set. */
    public AuditSettings {
        ports = Set.copyOf(ports);
    }
}
