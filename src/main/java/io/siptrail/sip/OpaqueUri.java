package io.siptrail.sip;

/**
 * A URI of another scheme, or a text that breaks the grammar of its scheme; compared as text.
 *
 * @param scheme as written; empty where there is none
 * @param text the whole, as on the wire
 */
public record OpaqueUri(String scheme, String text) implements Uri {

    /** {@inheritDoc} Only the scheme's case is made the same. */
    @Override
    public String canonical() {
        return Ascii.lower(scheme) + text.substring(scheme.length());
    }

    @Override
    public boolean equivalent(Uri other) {
        return other instanceof OpaqueUri opaque && canonical().equals(opaque.canonical());
    }
}
