package io.siptrail.net;

/** What became of a frame. Every frame that was read ends as exactly one of these. */
public enum Fate {
    /** It carried a SIP message or a part of one. */
    SIP(""),
    /** It was understood as far as needed to say that it carried none. */
    NOT_SIP(""),
    /** Its link type is not one that is read. */
    LINK_TYPE("link-type"),
    /** The capture cut it before its headers ended. */
    CUT_HEADERS("cut-headers"),
    /** An IP, UDP, SCTP or tunnel header contradicts itself. */
    BAD_HEADER("bad-header"),
    /** A fragment whose datagram never became whole. */
    FRAGMENT_INCOMPLETE("fragment-incomplete"),
    /** A fragment whose datagram gave way to newer ones because of a limit. */
    FRAGMENT_LIMIT("fragment-limit"),
    /** More layers of encapsulation than the limit. */
    TOO_DEEP("too-deep"),
    /** Encrypted by IPsec ESP, or by TLS on a port of SIP without a secret that opens it. */
    ENCRYPTED("encrypted"),
    /** It looked like SIP, but the capture kept too little of it to tell. */
    CUT_MESSAGE("cut-message");

    private final String reason;

    Fate(String reason) {
        this.reason = reason;
    }

    /** The stable kebab-case id of why a frame was undecodable; empty for the two fates that are none. */
    public String reason() {
        return reason;
    }

    /** Whether this fate is one of the reasons for which a frame could not be decoded. */
    public boolean undecodable() {
        return this != SIP && this != NOT_SIP;
    }
}
