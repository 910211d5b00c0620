package io.siptrail.analysis;

import io.siptrail.diagnosis.Finding;
import java.io.IOException;

/**
 * Receives a result, once: {@link #begin}, then every attempt in order, then every finding, then {@link #end}. A visitor that fails is not
 * called again.
 */
public interface AuditVisitor {

    /** What is known of the whole before its rows. */
    void begin(AuditSummary summary) throws IOException;

    /** One attempt, in the order of their first messages. */
    void attempt(NumberedAttempt attempt) throws IOException;

    /** One finding, after the last attempt; the worst first, then in the order of the capture. */
    default void finding(Finding finding) throws IOException {}

    /** After everything. */
    void end() throws IOException;
}
