package io.siptrail.sip;

/**
 * Where a plain message says which transaction and address-of-record it belongs to, so that nothing else of those headers
 * has to be read. Offsets are in the message; a start and an end that are the same stand for nothing.
 *
 * @param vias how many Via values there are
 * @param branchStart of the top Via
 * @param sentByStart host and port of the top Via
 * @param callIdStart of the Call-ID
 * @param cseq the number of the CSeq
 * @param toStart of the To URI
 * @param asksForPort {@link Via#hasRport} of the top Via
 * @param fromElsewhere {@link Via#cameFromElsewhere} of the top Via
 */
record PlainIdentity(
        int vias,
        int branchStart,
        int branchEnd,
        int sentByStart,
        int sentByEnd,
        int callIdStart,
        int callIdEnd,
        int cseq,
        int toStart,
        int toEnd,
        boolean asksForPort,
        boolean fromElsewhere) {}
