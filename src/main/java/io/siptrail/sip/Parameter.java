package io.siptrail.sip;

import java.util.Optional;

/**
 * One parameter of a header value or a URI.
 *
 * @param name as written; case does not matter
 * @param value without quotes and escapes; absent for a flag such as {@code ;lr}
 * @param quoted whether the value was a quoted string
 */
public record Parameter(String name, Optional<String> value, boolean quoted) {}
