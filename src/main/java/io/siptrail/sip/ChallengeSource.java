package io.siptrail.sip;

/** Who asks for credentials. */
public enum ChallengeSource {
    /** WWW-Authenticate, with a 401: the registrar itself (RFC 3261 §20.44). */
    WWW,
    /** Proxy-Authenticate, with a 407: a proxy before it (RFC 3261 §20.27). */
    PROXY
}
