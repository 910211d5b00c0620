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
    /** A contact that was not remembered as bound because of the limit. */
    BOUND_CONTACTS_FULL,
    /** An address-of-record that was forgotten because of the limit. */
    ADDRESS_OF_RECORD_FORGOTTEN;

    /** The stable kebab-case id. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
