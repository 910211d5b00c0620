package io.siptrail.report;

import io.siptrail.testing.UdpCapture;

/**
 * One registration as a test wants it: REGISTER, 401 after 25 ms, REGISTER with credentials after 12 ms more, and the
 * final after another 27 ms. What is not said is ordinary.
 */
final class RegisterScript {

    static final String PHONE = "192.0.2.1:5060";
    static final String REGISTRAR = "198.51.100.1:5060";

    private String userAgent = "Phone/1.0";
    private String aor = "alice@example.com";
    private String callId = "call-1";
    private int status = 200;
    private String reason = "OK";
    private String nonce = "";
    private long answerMillis = 12;

    RegisterScript userAgent(String text) {
        userAgent = text;
        return this;
    }

    RegisterScript aor(String userAndHost) {
        aor = userAndHost;
        return this;
    }

    RegisterScript callId(String text) {
        callId = text;
        return this;
    }

    RegisterScript reason(String phrase) {
        reason = phrase;
        return this;
    }

    /** The nonce of the challenge, and how long after the challenge the phone answers it. */
    RegisterScript nonce(String text, long answeredAfterMillis) {
        nonce = text;
        answerMillis = answeredAfterMillis;
        return this;
    }

    RegisterScript success() {
        status = 200;
        return this;
    }

    RegisterScript failure(int code, String phrase) {
        status = code;
        reason = phrase;
        return this;
    }

    /** The registration alone, from 2026-01-01T00:00:00.123456Z on. */
    UdpCapture capture() {
        return addTo(UdpCapture.at("2026-01-01T00:00:00.123456Z"));
    }

    /** The registration at the end of what is there. */
    UdpCapture addTo(UdpCapture capture) {
        String first = "z9hG4bK-1-" + callId;
        String second = "z9hG4bK-2-" + callId;
        String offered = nonce.isEmpty() ? "n-" + callId : nonce;
        String credentials = "Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"" + offered
                + "\", uri=\"sip:example.com\", response=\"00000000000000000000000000000000\"\n";
        capture.sip(PHONE, REGISTRAR, request(1, first, "")).afterMillis(25);
        capture.sip(
                        REGISTRAR,
                        PHONE,
                        response(1, first, 401, "Unauthorized")
                                + "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"" + offered + "\"\n\n")
                .afterMillis(answerMillis);
        capture.sip(PHONE, REGISTRAR, request(2, second, credentials)).afterMillis(27);
        return capture.sip(REGISTRAR, PHONE, response(2, second, status, reason) + granted() + "\n");
    }

    private String granted() {
        return status == 200 ? "Contact: <sip:alice@192.0.2.1:5060>;expires=600\n" : "";
    }

    /** A REGISTER; the further headers are lines that end in LF. */
    String request(int cseq, String branch, String further) {
        return """
                REGISTER sip:example.com SIP/2.0
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=%s
                From: <sip:%s>;tag=a
                To: <sip:%s>
                Call-ID: %s
                CSeq: %d REGISTER
                Contact: <sip:alice@192.0.2.1:5060>;expires=600
                User-Agent: %s
                %sContent-Length: 0

                """.formatted(branch, aor, aor, callId, cseq, userAgent, further);
    }

    /** A response whose headers can go on. */
    private String response(int cseq, String branch, int code, String phrase) {
        return """
                SIP/2.0 %d %s
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=%s
                From: <sip:%s>;tag=a
                To: <sip:%s>;tag=b
                Call-ID: %s
                CSeq: %d REGISTER
                Content-Length: 0
                """.formatted(code, phrase, branch, aor, aor, callId, cseq);
    }
}
