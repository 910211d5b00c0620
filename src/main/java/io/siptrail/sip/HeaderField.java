package io.siptrail.sip;

/**
 * One header line as it stands in a message.
 *
 * @param name which header
 * @param wireName the name as written, perhaps compact or in odd case
 * @param value unfolded and trimmed, perhaps empty
 * @param offset byte offset of the line in the message, from 0
 */
public record HeaderField(HeaderName name, String wireName, String value, int offset) {}
