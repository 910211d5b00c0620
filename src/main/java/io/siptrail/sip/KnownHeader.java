package io.siptrail.sip;

/** The headers that are known by a small number, with compact form (RFC 3261 §7.3.3 and the IANA registry) and whether commas separate values. */
enum KnownHeader {
    ACCEPT("Accept", true),
    ACCEPT_CONTACT("Accept-Contact", "a", true),
    ACCEPT_ENCODING("Accept-Encoding", true),
    ACCEPT_LANGUAGE("Accept-Language", true),
    ALERT_INFO("Alert-Info", true),
    ALLOW("Allow", true),
    ALLOW_EVENTS("Allow-Events", "u", true),
    AUTHENTICATION_INFO("Authentication-Info", false),
    AUTHORIZATION("Authorization", false),
    CALL_ID("Call-ID", "i", false),
    CALL_INFO("Call-Info", true),
    CONTACT("Contact", "m", true),
    CONTENT_DISPOSITION("Content-Disposition", false),
    CONTENT_ENCODING("Content-Encoding", "e", true),
    CONTENT_LANGUAGE("Content-Language", true),
    CONTENT_LENGTH("Content-Length", "l", false),
    CONTENT_TYPE("Content-Type", "c", false),
    CSEQ("CSeq", false),
    DATE("Date", false),
    ERROR_INFO("Error-Info", true),
    EVENT("Event", "o", false),
    EXPIRES("Expires", false),
    FLOW_TIMER("Flow-Timer", false),
    FROM("From", "f", false),
    HISTORY_INFO("History-Info", true),
    IDENTITY("Identity", "y", false),
    IDENTITY_INFO("Identity-Info", "n", false),
    IN_REPLY_TO("In-Reply-To", true),
    MAX_FORWARDS("Max-Forwards", false),
    MIME_VERSION("MIME-Version", false),
    MIN_EXPIRES("Min-Expires", false),
    MIN_SE("Min-SE", false),
    ORGANIZATION("Organization", false),
    P_ACCESS_NETWORK_INFO("P-Access-Network-Info", true),
    P_ASSERTED_IDENTITY("P-Asserted-Identity", true),
    P_ASSOCIATED_URI("P-Associated-URI", true),
    P_CHARGING_VECTOR("P-Charging-Vector", false),
    P_PREFERRED_IDENTITY("P-Preferred-Identity", true),
    P_REGISTRAR_ERROR("P-Registrar-Error", false),
    P_VISITED_NETWORK_ID("P-Visited-Network-ID", true),
    PATH("Path", true),
    PRIORITY("Priority", false),
    PRIVACY("Privacy", false),
    PROXY_AUTHENTICATE("Proxy-Authenticate", false),
    PROXY_AUTHORIZATION("Proxy-Authorization", false),
    PROXY_REQUIRE("Proxy-Require", true),
    RACK("RAck", false),
    REASON("Reason", true),
    RECORD_ROUTE("Record-Route", true),
    REFER_TO("Refer-To", "r", false),
    REFERRED_BY("Referred-By", "b", false),
    REJECT_CONTACT("Reject-Contact", "j", true),
    REPLACES("Replaces", false),
    REPLY_TO("Reply-To", false),
    REQUEST_DISPOSITION("Request-Disposition", "d", true),
    REQUIRE("Require", true),
    RETRY_AFTER("Retry-After", false),
    ROUTE("Route", true),
    RSEQ("RSeq", false),
    SECURITY_CLIENT("Security-Client", true),
    SECURITY_SERVER("Security-Server", true),
    SECURITY_VERIFY("Security-Verify", true),
    SERVER("Server", false),
    SERVICE_ROUTE("Service-Route", true),
    SESSION_EXPIRES("Session-Expires", "x", false),
    SIP_ETAG("SIP-ETag", false),
    SIP_IF_MATCH("SIP-If-Match", false),
    SUBJECT("Subject", "s", false),
    SUBSCRIPTION_STATE("Subscription-State", false),
    SUPPORTED("Supported", "k", true),
    TIMESTAMP("Timestamp", false),
    TO("To", "t", false),
    UNSUPPORTED("Unsupported", true),
    USER_AGENT("User-Agent", false),
    VIA("Via", "v", true),
    WARNING("Warning", true),
    WWW_AUTHENTICATE("WWW-Authenticate", false);

    private static final KnownHeader[] HEADERS = values();

    private final String text;
    private final String compact;
    private final boolean list;

    KnownHeader(String text, boolean list) {
        this(text, "", list);
    }

    KnownHeader(String text, String compact, boolean list) {
        this.text = text;
        this.compact = compact;
        this.list = list;
    }

    /** A number from 0 that stands for this header in an index of ints. */
    @SuppressWarnings("EnumOrdinal") // lives no longer than the program, and a table of its own would say the same
    int number() {
        return ordinal();
    }

    static KnownHeader numbered(int number) {
        return HEADERS[number];
    }

    static int count() {
        return HEADERS.length;
    }

    String text() {
        return text;
    }

    /** One letter, or empty where there is none. */
    String compact() {
        return compact;
    }

    boolean isList() {
        return list;
    }
}
