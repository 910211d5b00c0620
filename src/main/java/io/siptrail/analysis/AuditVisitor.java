package io.siptrail.analysis;

import java.io.IOException;

/**
 * Receives a result, once: {@link #begin}, then every attempt in order, then {@link #end}. A visitor that fails is not
 * called again.
 */
public interface AuditVisitor {

    /** What is known of the whole before its rows. */
    void begin(AuditSummary summary) throws IOException;

    /** One attempt, in the order of their first messages. */
    void attempt(NumberedAttempt attempt) throws IOException;

    /** After the last attempt. */
    void end() throws IOException;
}
