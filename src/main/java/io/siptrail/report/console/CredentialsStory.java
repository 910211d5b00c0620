package io.siptrail.report.console;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.digest.DigestVerdict;
import io.siptrail.report.FrameNames;
import io.siptrail.report.NonceWording;
import io.siptrail.transaction.RegisterRequest;
import java.util.ArrayList;
import java.util.List;

/** What there is to say of the credentials of an attempt: the verdicts, and how old their nonces were. */
final class CredentialsStory {

    /** A client that tries on and on says the same again. */
    private static final int TOLD = 4;

    private CredentialsStory() {}

    /** A sentence for each of the first of them, and how many more there are; none for those of which nothing is known. */
    static List<String> tell(List<JudgedCredentials> shown, FrameNames frames) {
        List<String> told = new ArrayList<>(1);
        long more = 0;
        for (JudgedCredentials judged : shown) {
            String known = known(judged);
            if (!known.isEmpty() && told.size() < TOLD) {
                told.add("Credentials in " + frames.of(frame(judged)) + ": " + known);
            } else if (!known.isEmpty()) {
                more++;
            }
        }
        if (more > 0) {
            told.add("Credentials: " + more + " more");
        }
        return told;
    }

    private static String known(JudgedCredentials judged) {
        String nonce = NonceWording.of(judged.nonce());
        String verdict = judged.verdict() instanceof DigestVerdict.NoPassword
                ? ""
                : judged.verdict().word();
        return verdict + (verdict.isEmpty() || nonce.isEmpty() ? "" : "; ") + nonce;
    }

    private static FrameRef frame(JudgedCredentials judged) {
        return judged.transaction()
                .request()
                .map(RegisterRequest::frame)
                .orElse(judged.transaction().position().frame());
    }
}
