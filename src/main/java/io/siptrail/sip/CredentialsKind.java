package io.siptrail.sip;

/** For whom credentials are meant. */
public enum CredentialsKind {
    /** Authorization, the answer to WWW-Authenticate (RFC 3261 §20.7). */
    AUTHORIZATION,
    /** Proxy-Authorization, the answer to Proxy-Authenticate (RFC 3261 §20.28). */
    PROXY_AUTHORIZATION
}
