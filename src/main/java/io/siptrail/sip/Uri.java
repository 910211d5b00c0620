package io.siptrail.sip;

/** A URI as it stands in a Request-URI or a header (RFC 3261 §19.1, RFC 3966). */
public sealed interface Uri permits SipUri, TelUri, OpaqueUri {

    /** Reads any text: what is no well-formed SIP, SIPS or tel URI is kept as an {@link OpaqueUri}. */
    static Uri parse(String text) {
        return UriReader.read(text, SyntaxIssues.unkept(), 0);
    }

    /** The scheme as written; empty where there is none. */
    String scheme();

    /** The URI as on the wire. */
    String text();

    /** A key that is the same for each spelling of this URI that the grammar makes equal. Equal keys imply {@link #equivalent}, not the reverse. */
    String canonical();

    /** Whether both name the same resource by the rules of their scheme. */
    boolean equivalent(Uri other);
}
