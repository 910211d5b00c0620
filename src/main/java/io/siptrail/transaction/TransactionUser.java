package io.siptrail.transaction;

/** Whatever a transaction serves: the layer above it, in the words of RFC 3261 §5. Here, an attempt. */
public interface TransactionUser {}
