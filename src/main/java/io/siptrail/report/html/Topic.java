package io.siptrail.report.html;

import io.siptrail.diagnosis.FindingKind;

/** What a finding is about, as a reader looks for it. */
enum Topic {
    CONTACTS("Contacts and bindings"),
    REFRESH("Refresh behaviour"),
    ADDRESSES("NAT and addresses"),
    SERVICE("Registrars and the way to them"),
    SECURITY("Security"),
    CAPTURE("Capture quality");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Topic of(FindingKind kind) {
        return switch (kind) {
            case STALE_CONTACT,
                    CONTACT_ACCUMULATION,
                    DUPLICATE_REGISTRATION,
                    BINDING_EXPIRED,
                    CONTACT_FLIP_FLOP,
                    INEFFECTIVE_UNREGISTER -> CONTACTS;
            case REFRESH_LATE,
                    REFRESH_TOO_OFTEN,
                    REFRESH_ON_REQUESTED_EXPIRY,
                    EXPIRES_SHRINKING,
                    GRANTED_DIFFERS,
                    CALL_ID_CHANGES,
                    SYNCHRONISED_REFRESH -> REFRESH;
            case NAT_DETECTED,
                    NAT_REBINDING,
                    CONTACT_REWRITTEN,
                    SIP_ALG_SUSPECTED,
                    TRANSPORT_MISSING_IN_CONTACT,
                    RESPONSE_NEAR_MTU -> ADDRESSES;
            case SCANNER,
                    BRUTE_FORCE,
                    USER_ENUMERATION,
                    WEAK_DIGEST,
                    NONCE_REUSE,
                    NONCE_LIFETIME,
                    STALE_FLAG_MISSING,
                    BASIC_CREDENTIALS,
                    WEAK_PASSWORD,
                    CONTACT_HIJACK,
                    CLEARTEXT_TRANSPORT -> SECURITY;
            case TRUNCATED_CAPTURE,
                    CUT_PACKETS,
                    DUPLICATE_PACKETS,
                    FRAGMENTS_MISSING,
                    ONE_WAY_TRAFFIC,
                    CLOCK_JUMP,
                    CAPTURE_GAP -> CAPTURE;
            default -> SERVICE;
        };
    }
}
