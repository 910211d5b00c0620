package io.siptrail.transaction;

/**
 * Where a message belongs.
 *
 * @param fresh whether this message opened the transaction
 */
public record Match(OpenTransaction transaction, MatchKind kind, boolean fresh) {}
