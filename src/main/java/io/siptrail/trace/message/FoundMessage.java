package io.siptrail.trace.message;

import io.siptrail.trace.heading.Heading;

/**
 * A message of a text.
 *
 * @param heading what the text says around it
 * @param outline what it says itself of where it belongs
 * @param text as it may have been on the wire, with CRLF after each line; each character is one byte
 */
public record FoundMessage(Heading heading, Outline outline, String text) {}
