package io.siptrail.registration;

/** The sent-by of a Via as the key of a transaction has it: {@code host[:port]} in lower case. */
final class SentBy {

    private SentBy() {}

    /** Without the port; an IPv6 address keeps its brackets. */
    static String host(String sentBy) {
        int colon = sentBy.lastIndexOf(':');
        return colon < 0 || sentBy.indexOf(']', colon) >= 0 ? sentBy : sentBy.substring(0, colon);
    }
}
