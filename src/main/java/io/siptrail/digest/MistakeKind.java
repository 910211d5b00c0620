package io.siptrail.digest;

import java.util.Locale;

/** A known way to compute a response wrongly. */
public enum MistakeKind {
    /** Another URI than the digest-uri was hashed, such as the Request-URI (RFC 7616 §3.4.6). */
    URI(Aspect.URI),
    /** Another method than that of the request was hashed. */
    METHOD(Aspect.METHOD),
    /** Another realm was hashed: in other case, or of another challenge. */
    REALM(Aspect.REALM),
    /** Another username was hashed: with or without its domain, or that of To. */
    USERNAME(Aspect.USERNAME),
    /** Username and realm were hashed in another charset than UTF-8. */
    NAME_CHARSET(Aspect.NAME_CHARSET),
    /** The password was hashed with blanks or line ends around it, or without its own. */
    PASSWORD_BLANKS(Aspect.SECRET),
    /** The empty password was hashed. */
    PASSWORD_EMPTY(Aspect.SECRET),
    /** The password was hashed in another charset than UTF-8. */
    PASSWORD_CHARSET(Aspect.SECRET),
    /** The password stood where HA1 belongs. */
    PASSWORD_AS_HA1(Aspect.SECRET),
    /** HA1 stood where the password belongs. */
    HA1_AS_PASSWORD(Aspect.SECRET),
    /** HA1 was hashed once more. */
    HA1_HASHED_AGAIN(Aspect.SECRET),
    /** qop was left out, added, or another one. */
    QOP(Aspect.QOP),
    /** The nonce count was hashed in another form than the header's. */
    NC(Aspect.NC),
    /** The client's nonce was hashed in another form than the header's. */
    CNONCE(Aspect.CNONCE),
    /** Another nonce than the header's was hashed. */
    NONCE(Aspect.NONCE),
    /** Another hash function was used than the header says. */
    ALGORITHM(Aspect.ALGORITHM),
    /** -sess was left out, added, or not done as RFC 7616 §3.4.2 has it. */
    SESSION(Aspect.SESSION),
    /** HA1 or HA2 was written in capital digits. */
    HEX_CASE(Aspect.HEX_CASE);

    /** What of the calculation a mistake changes. Two mistakes can only meet in different aspects. */
    enum Aspect {
        URI,
        METHOD,
        REALM,
        USERNAME,
        NAME_CHARSET,
        SECRET,
        QOP,
        NC,
        CNONCE,
        NONCE,
        ALGORITHM,
        SESSION,
        HEX_CASE
    }

    private final Aspect aspect;

    MistakeKind(Aspect aspect) {
        this.aspect = aspect;
    }

    Aspect aspect() {
        return aspect;
    }

    /** A stable name, such as {@code ha1-as-password}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
