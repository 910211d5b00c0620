package io.siptrail.registration;

/**
 * Bounds of this package.
 *
 * @param transactionsPerAttempt after so many an attempt closes
 * @param noncesPerAttempt nonces of one attempt's challenges by which a later REGISTER may find it
 * @param attemptsPerNonce of the attempts of one address-of-record that were offered the same nonce, how many of the
 *     latest are looked at when one is answered under another Call-ID
 * @param boundContactsPerAor live bindings of one address-of-record, and texts of past ones by which a refresh is told
 * @param bindings live bindings of all
 * @param registrars whose customs are told apart
 * @param addressesOfRecord addresses-of-record remembered at once; beyond, one without open attempts is forgotten
 * @param awake of them, how many are remembered at length; of more, those not heard of for the longest time are kept as
 *     records where a record can hold all that counts
 * @param bytesAtRest of those records, how many bytes stay in memory; others go to a temporary file
 */
public record RegistrationLimits(
        int transactionsPerAttempt,
        int noncesPerAttempt,
        int attemptsPerNonce,
        int boundContactsPerAor,
        int bindings,
        int registrars,
        int addressesOfRecord,
        int awake,
        long bytesAtRest) {

    /** Enough for a registrar of a million users. */
    public static RegistrationLimits defaults() {
        return new RegistrationLimits(1_000, 4_096, 64, 200_000, 4_000_000, 10_000, 2_000_000, 8_192, 64L << 20);
    }
}
