package io.siptrail.bench;

/** Writes messages as Linphone and Kamailio do, header for header. */
final class MessageText {

    static final String DOMAIN = "bench.example";

    private static final String REGISTRAR_URI = "sip:" + DOMAIN;
    private static final int USUAL_EXPIRY = 600;
    private static final int USUAL_REFRESH = 500;

    private final Credentials credentials = new Credentials();

    void write(Message message, Payload out) {
        out.clear();
        switch (message.status()) {
            case Message.KEEP_ALIVE -> out.line().line();
            case Message.REQUEST -> request(message, out);
            default -> response(message, out);
        }
    }

    private void request(Message message, Payload out) {
        Subscriber user = message.user();
        out.text("REGISTER ").text(REGISTRAR_URI).text(" SIP/2.0").line();
        dialog(message, out, ";rport", "");
        out.text("Contact: ").text(user.contact).line();
        if (!message.nonce().isEmpty()) {
            authorization(message, out);
        }
        out.text("Max-Forwards: 70").line();
        out.text("Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY").line();
        out.text("User-Agent: ").text(user.userAgent).line();
        out.text("Expires: ").number(message.expires()).line();
        end(out);
    }

    private void authorization(Message message, Payload out) {
        String name = message.user().name;
        String password = message.wrongPassword() ? "mistaken" : "pw-" + name;
        out.text("Authorization: Digest username=\"").text(name);
        out.text("\", realm=\"").text(DOMAIN).text("\", nonce=\"").text(message.nonce());
        out.text("\", uri=\"").text(REGISTRAR_URI).text("\", response=\"");
        out.text(credentials.response(name, DOMAIN, password, message.nonce(), REGISTRAR_URI));
        out.text("\", algorithm=MD5").line();
    }

    private static void response(Message message, Payload out) {
        out.text("SIP/2.0 ")
                .number(message.status())
                .text(" ")
                .text(reason(message.status()))
                .line();
        dialog(message, out, ";rport=" + message.user().phone.port(), ";tag=b27e1a1d33761e85846fc98f5f3a7e58.4220");
        switch (message.status()) {
            case 200 -> contacts(message, out);
            case 401 -> challenge(message, out);
            case 423 -> out.text("Min-Expires: ").number(Attempt.LEAST_EXPIRY).line();
            case 503 -> out.text("Retry-After: 30").line();
            default -> {}
        }
        out.text("Server: kamailio (4.0.2 (x86_64/linux))").line();
        end(out);
    }

    private static void challenge(Message message, Payload out) {
        out.text("WWW-Authenticate: Digest realm=\"").text(DOMAIN);
        out.text("\", nonce=\"").text(message.nonce()).text("\"").line();
    }

    /** Own contact first, then those of the user's other devices, whose remaining seconds count down between refreshes. */
    private static void contacts(Message message, Payload out) {
        Subscriber user = message.user();
        String devices = new Endpoint((172 << 24 | 16 << 16) + user.index, 20_000).host();
        long seconds = message.micros() / 1_000_000;
        out.text("Contact: ").text(user.contact).text(";expires=").number(message.expires());
        for (int other = 1; other < user.contacts; other++) {
            long remaining = USUAL_EXPIRY - (seconds + user.index + other * 61L) % USUAL_REFRESH;
            out.text(", <sip:")
                    .text(user.name)
                    .text("@")
                    .text(devices)
                    .text(":")
                    .number(20_000 + other)
                    .text(";line=");
            out.text(user.line).number(other).text(">;expires=").number(remaining);
        }
        out.line();
    }

    private static void dialog(Message message, Payload out, String rport, String toTag) {
        Subscriber user = message.user();
        String branch = Long.toString(message.branch());
        out.text("Via: SIP/2.0/UDP ").text(user.address).text(rport);
        out.text(";branch=z9hG4bK").text(branch).line();
        out.text("From: <sip:")
                .text(user.name)
                .text("@")
                .text(DOMAIN)
                .text(">;tag=")
                .text(branch)
                .line();
        out.text("To: <sip:")
                .text(user.name)
                .text("@")
                .text(DOMAIN)
                .text(">")
                .text(toTag)
                .line();
        out.text("Call-ID: ").text(user.callId).line();
        out.text("CSeq: ").number(message.cseq()).text(" REGISTER").line();
    }

    private static void end(Payload out) {
        out.text("Content-Length: 0").line().line();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 423 -> "Interval Too Brief";
            case 503 -> "Service Unavailable";
            default -> throw new IllegalArgumentException("no reason phrase for " + status);
        };
    }
}
