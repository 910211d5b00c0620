package io.siptrail.bench;

/** What becomes of an attempt, with the outcome that SipTrail has to report for it. */
enum Course {
    /** REGISTER, 401, REGISTER with credentials, 200. */
    ACCEPTED("registered"),
    /** 423 to an expiry of a minute; the client asks again for what the registrar wants, and is accepted. */
    TOO_BRIEF("registered"),
    /** 401 to the credentials too. */
    WRONG_PASSWORD("rejected"),
    /** 403 to the credentials. */
    FORBIDDEN("rejected"),
    /** 404 to the first request. */
    UNKNOWN_USER("rejected"),
    /** 503 with Retry-After to the first request. */
    UNAVAILABLE("rejected"),
    /** No answer at all to the whole ladder of retransmissions. */
    SILENT("unanswered");

    private final String outcome;

    Course(String outcome) {
        this.outcome = outcome;
    }

    String outcome() {
        return outcome;
    }

    boolean binds() {
        return outcome.equals("registered");
    }
}
