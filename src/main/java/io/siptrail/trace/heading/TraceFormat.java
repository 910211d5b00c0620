package io.siptrail.trace.heading;

/** Who printed a message. */
public enum TraceFormat {
    NGREP("ngrep", true),
    SNGREP("sngrep", true),
    TCPDUMP("tcpdump", true),
    WIRESHARK("Wireshark", true),
    ASTERISK_PJSIP("Asterisk pjsip logger", false),
    ASTERISK_SIP("Asterisk sip debug", false),
    SOFIA("Sofia siptrace", false),
    PJSIP("PJSIP", false),
    BELLE_SIP("belle-sip", false),
    BARESIP("baresip", false),
    SIPP("SIPp", false),
    KAMAILIO("Kamailio", false),
    OPENSIPS("OpenSIPS", false),
    CISCO("Cisco ccsip", false),
    BARE("bare messages", false);

    private final String label;
    private final boolean capturing;

    TraceFormat(String label, boolean capturing) {
        this.label = label;
        this.capturing = capturing;
    }

    /** Its name in a report. */
    public String label() {
        return label;
    }

    /** Whether it prints packets that it captured, so that one packet may have been captured twice. */
    public boolean isCapturing() {
        return capturing;
    }
}
