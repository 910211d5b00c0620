package io.siptrail.analysis;

import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.registration.Attempt;
import java.util.List;

/** The verdicts on the credentials of an attempt, as an audit has them. */
public final class DigestsOf {

    private DigestsOf() {}

    /** Judged with these secrets. */
    public static List<JudgedCredentials> attempt(Attempt attempt, CredentialFile secrets) {
        return new AttemptDigests(secrets).judge(attempt);
    }
}
