package io.siptrail.diagnosis;

import io.siptrail.digest.DigestVerdict;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import io.siptrail.transaction.Transaction;

/**
 * Credentials, what the arithmetic says of them, and what their nonce does.
 *
 * @param transaction whose request carried them
 * @param nonce how old the nonce was
 */
public record JudgedCredentials(
        Transaction transaction, Credentials credentials, DigestVerdict verdict, NonceTimes nonce) {

    /** Before the nonce is read. */
    public JudgedCredentials(Transaction transaction, Credentials credentials, DigestVerdict verdict) {
        this(transaction, credentials, verdict, NonceTimes.UNKNOWN);
    }

    /** The same with this said of the nonce. */
    public JudgedCredentials with(NonceTimes times) {
        return new JudgedCredentials(transaction, credentials, verdict, times);
    }

    /** Whether the final asks again for what these credentials answer: 401 for Authorization, 407 for Proxy-Authorization. */
    public boolean isRefused() {
        int asksAgain = credentials.kind() == CredentialsKind.AUTHORIZATION ? 401 : 407;
        return transaction
                .finalResponse()
                .filter(response -> response.status() == asksAgain)
                .isPresent();
    }
}
