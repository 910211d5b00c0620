package io.siptrail.registration;

import java.util.Locale;

/** What happened to messages or to the account of them that a reader of the report should know; counted, never silent. */
public enum Irregularity {
    /** A REGISTER message without a readable Call-ID, which joins no attempt. */
    WITHOUT_CALL_ID,
    /** A REGISTER message without a readable CSeq, which joins no attempt. */
    WITHOUT_CSEQ,
    /** A REGISTER message without a readable To, gathered under an empty address-of-record. */
    WITHOUT_TO,
    /** A request with the key of a live transaction, yet with other credentials. */
    TRANSACTION_KEY_REUSED,
    /** An attempt that was closed because it held as many transactions as the limit allows. */
    ATTEMPT_FULL,
    /** A nonce that was not remembered for its attempt because of the limit. */
    NONCES_FULL,
    /** A contact that was not remembered as bound because of the limit for each address-of-record. */
    BOUND_CONTACTS_FULL,
    /** A binding that was not followed because of the limit for all. */
    BINDINGS_FULL,
    /** A {@code Contact: *} in a response, where it means nothing. */
    WILDCARD_IN_RESPONSE,
    /** A contact that stands twice in one response; the first counts. */
    CONTACT_LISTED_TWICE,
    /** A contact that was bound although neither side named an expiry that can be read. */
    EXPIRY_MISSING,
    /** A contact that was bound for more than a year. */
    EXPIRY_ABSURD,
    /** A message whose timestamp lies more than a second before that of an earlier one. */
    CLOCK_WENT_BACK,
    /** An address-of-record that was forgotten because of the limit. */
    ADDRESS_OF_RECORD_FORGOTTEN;

    /** The stable kebab-case id. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
