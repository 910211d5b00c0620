package io.siptrail.diagnosis;

import io.siptrail.digest.DigestVerdict;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.CredentialsKind;
import io.siptrail.transaction.Transaction;

/**
 * Credentials and what the arithmetic says of them.
 *
 * @param transaction whose request carried them
 */
public record JudgedCredentials(Transaction transaction, Credentials credentials, DigestVerdict verdict) {

    /** Whether the final asks again for what these credentials answer: 401 for Authorization, 407 for Proxy-Authorization. */
    public boolean isRefused() {
        int asksAgain = credentials.kind() == CredentialsKind.AUTHORIZATION ? 401 : 407;
        return transaction
                .finalResponse()
                .filter(response -> response.status() == asksAgain)
                .isPresent();
    }
}
