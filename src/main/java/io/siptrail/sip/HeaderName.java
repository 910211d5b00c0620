package io.siptrail.sip;

import org.jspecify.annotations.Nullable;

/**
 * The name of a header. Case does not matter, a compact form is the same name as its long form, and a name that is not
 * known is a name all the same (RFC 3261 §7.3.1, §7.3.3).
 */
public final class HeaderName {

    private static final HeaderName[] BY_NUMBER = constants();

    public static final HeaderName ACCEPT = of(KnownHeader.ACCEPT);
    public static final HeaderName ACCEPT_CONTACT = of(KnownHeader.ACCEPT_CONTACT);
    public static final HeaderName ACCEPT_ENCODING = of(KnownHeader.ACCEPT_ENCODING);
    public static final HeaderName ACCEPT_LANGUAGE = of(KnownHeader.ACCEPT_LANGUAGE);
    public static final HeaderName ALERT_INFO = of(KnownHeader.ALERT_INFO);
    public static final HeaderName ALLOW = of(KnownHeader.ALLOW);
    public static final HeaderName ALLOW_EVENTS = of(KnownHeader.ALLOW_EVENTS);
    public static final HeaderName AUTHENTICATION_INFO = of(KnownHeader.AUTHENTICATION_INFO);
    public static final HeaderName AUTHORIZATION = of(KnownHeader.AUTHORIZATION);
    public static final HeaderName CALL_ID = of(KnownHeader.CALL_ID);
    public static final HeaderName CALL_INFO = of(KnownHeader.CALL_INFO);
    public static final HeaderName CONTACT = of(KnownHeader.CONTACT);
    public static final HeaderName CONTENT_DISPOSITION = of(KnownHeader.CONTENT_DISPOSITION);
    public static final HeaderName CONTENT_ENCODING = of(KnownHeader.CONTENT_ENCODING);
    public static final HeaderName CONTENT_LANGUAGE = of(KnownHeader.CONTENT_LANGUAGE);
    public static final HeaderName CONTENT_LENGTH = of(KnownHeader.CONTENT_LENGTH);
    public static final HeaderName CONTENT_TYPE = of(KnownHeader.CONTENT_TYPE);
    public static final HeaderName CSEQ = of(KnownHeader.CSEQ);
    public static final HeaderName DATE = of(KnownHeader.DATE);
    public static final HeaderName ERROR_INFO = of(KnownHeader.ERROR_INFO);
    public static final HeaderName EVENT = of(KnownHeader.EVENT);
    public static final HeaderName EXPIRES = of(KnownHeader.EXPIRES);
    public static final HeaderName FLOW_TIMER = of(KnownHeader.FLOW_TIMER);
    public static final HeaderName FROM = of(KnownHeader.FROM);
    public static final HeaderName HISTORY_INFO = of(KnownHeader.HISTORY_INFO);
    public static final HeaderName IDENTITY = of(KnownHeader.IDENTITY);
    public static final HeaderName IDENTITY_INFO = of(KnownHeader.IDENTITY_INFO);
    public static final HeaderName IN_REPLY_TO = of(KnownHeader.IN_REPLY_TO);
    public static final HeaderName MAX_FORWARDS = of(KnownHeader.MAX_FORWARDS);
    public static final HeaderName MIME_VERSION = of(KnownHeader.MIME_VERSION);
    public static final HeaderName MIN_EXPIRES = of(KnownHeader.MIN_EXPIRES);
    public static final HeaderName MIN_SE = of(KnownHeader.MIN_SE);
    public static final HeaderName ORGANIZATION = of(KnownHeader.ORGANIZATION);
    public static final HeaderName P_ACCESS_NETWORK_INFO = of(KnownHeader.P_ACCESS_NETWORK_INFO);
    public static final HeaderName P_ASSERTED_IDENTITY = of(KnownHeader.P_ASSERTED_IDENTITY);
    public static final HeaderName P_ASSOCIATED_URI = of(KnownHeader.P_ASSOCIATED_URI);
    public static final HeaderName P_CHARGING_VECTOR = of(KnownHeader.P_CHARGING_VECTOR);
    public static final HeaderName P_PREFERRED_IDENTITY = of(KnownHeader.P_PREFERRED_IDENTITY);
    public static final HeaderName P_REGISTRAR_ERROR = of(KnownHeader.P_REGISTRAR_ERROR);
    public static final HeaderName P_VISITED_NETWORK_ID = of(KnownHeader.P_VISITED_NETWORK_ID);
    public static final HeaderName PATH = of(KnownHeader.PATH);
    public static final HeaderName PRIORITY = of(KnownHeader.PRIORITY);
    public static final HeaderName PRIVACY = of(KnownHeader.PRIVACY);
    public static final HeaderName PROXY_AUTHENTICATE = of(KnownHeader.PROXY_AUTHENTICATE);
    public static final HeaderName PROXY_AUTHORIZATION = of(KnownHeader.PROXY_AUTHORIZATION);
    public static final HeaderName PROXY_REQUIRE = of(KnownHeader.PROXY_REQUIRE);
    public static final HeaderName RACK = of(KnownHeader.RACK);
    public static final HeaderName REASON = of(KnownHeader.REASON);
    public static final HeaderName RECORD_ROUTE = of(KnownHeader.RECORD_ROUTE);
    public static final HeaderName REFER_TO = of(KnownHeader.REFER_TO);
    public static final HeaderName REFERRED_BY = of(KnownHeader.REFERRED_BY);
    public static final HeaderName REJECT_CONTACT = of(KnownHeader.REJECT_CONTACT);
    public static final HeaderName REPLACES = of(KnownHeader.REPLACES);
    public static final HeaderName REPLY_TO = of(KnownHeader.REPLY_TO);
    public static final HeaderName REQUEST_DISPOSITION = of(KnownHeader.REQUEST_DISPOSITION);
    public static final HeaderName REQUIRE = of(KnownHeader.REQUIRE);
    public static final HeaderName RETRY_AFTER = of(KnownHeader.RETRY_AFTER);
    public static final HeaderName ROUTE = of(KnownHeader.ROUTE);
    public static final HeaderName RSEQ = of(KnownHeader.RSEQ);
    public static final HeaderName SECURITY_CLIENT = of(KnownHeader.SECURITY_CLIENT);
    public static final HeaderName SECURITY_SERVER = of(KnownHeader.SECURITY_SERVER);
    public static final HeaderName SECURITY_VERIFY = of(KnownHeader.SECURITY_VERIFY);
    public static final HeaderName SERVER = of(KnownHeader.SERVER);
    public static final HeaderName SERVICE_ROUTE = of(KnownHeader.SERVICE_ROUTE);
    public static final HeaderName SESSION_EXPIRES = of(KnownHeader.SESSION_EXPIRES);
    public static final HeaderName SIP_ETAG = of(KnownHeader.SIP_ETAG);
    public static final HeaderName SIP_IF_MATCH = of(KnownHeader.SIP_IF_MATCH);
    public static final HeaderName SUBJECT = of(KnownHeader.SUBJECT);
    public static final HeaderName SUBSCRIPTION_STATE = of(KnownHeader.SUBSCRIPTION_STATE);
    public static final HeaderName SUPPORTED = of(KnownHeader.SUPPORTED);
    public static final HeaderName TIMESTAMP = of(KnownHeader.TIMESTAMP);
    public static final HeaderName TO = of(KnownHeader.TO);
    public static final HeaderName UNSUPPORTED = of(KnownHeader.UNSUPPORTED);
    public static final HeaderName USER_AGENT = of(KnownHeader.USER_AGENT);
    public static final HeaderName VIA = of(KnownHeader.VIA);
    public static final HeaderName WARNING = of(KnownHeader.WARNING);
    public static final HeaderName WWW_AUTHENTICATE = of(KnownHeader.WWW_AUTHENTICATE);

    private final String text;
    private final @Nullable KnownHeader known;

    private HeaderName(KnownHeader known) {
        this.text = known.text();
        this.known = known;
    }

    private HeaderName(String text) {
        this.text = text;
        this.known = null;
    }

    private static HeaderName[] constants() {
        HeaderName[] names = new HeaderName[KnownHeader.count()];
        for (KnownHeader header : KnownHeader.values()) {
            names[header.number()] = new HeaderName(header);
        }
        return names;
    }

    /** The name for this text, in long or compact form and any case. */
    public static HeaderName of(String text) {
        KnownHeader known = HeaderTable.find(text);
        return known == null ? new HeaderName(text) : BY_NUMBER[known.number()];
    }

    static HeaderName of(KnownHeader known) {
        return BY_NUMBER[known.number()];
    }

    @Nullable
    KnownHeader known() {
        return known;
    }

    /** The usual spelling of a known name in its long form; an unknown name as it was given. */
    public String text() {
        return text;
    }

    /** Whether this is one of the constants. */
    public boolean isKnown() {
        return known != null;
    }

    /** Whether commas separate values of this header (RFC 3261 §7.3.1); false where that is not known. */
    public boolean isList() {
        return known != null && known.isList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeaderName name && known == name.known && Ascii.equalsIgnoreCase(text, name.text);
    }

    @Override
    public int hashCode() {
        return Ascii.lower(text).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
