package io.siptrail.analysis;

import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.JudgedBinding;
import java.io.IOException;

/**
 * Receives a result, once: {@link #begin}, then every binding, then every attempt in order, then every finding, then {@link #end}. A visitor that fails is not
 * called again.
 */
public interface AuditVisitor {

    /** What is known of the whole before its rows. */
    void begin(AuditSummary summary) throws IOException;

    /** One binding, before the first attempt; by address-of-record, then in the order in which they were first shown. */
    default void binding(JudgedBinding binding) throws IOException {}

    /** One attempt, in the order of their first messages. */
    void attempt(NumberedAttempt attempt) throws IOException;

    /** One finding, after the last attempt; the worst first, then in the order of the capture. */
    default void finding(Finding finding) throws IOException {}

    /** After everything. */
    void end() throws IOException;
}
