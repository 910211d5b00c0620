package io.siptrail.digest;

import java.util.List;
import java.util.Optional;

/** What the arithmetic says of credentials. */
public sealed interface DigestVerdict {

    /** The word for it in a report, such as {@code no-password}. */
    String word();

    /** What is to be said beyond the word; it may be empty. */
    Sentence sentence();

    /**
     * The response is that of a supplied secret.
     *
     * @param notes what is odd but harms nothing, such as a response in capital digits
     */
    record Valid(List<Sentence> notes) implements DigestVerdict {

        public Valid {
            notes = List.copyOf(notes);
        }

        @Override
        public String word() {
            return "valid";
        }

        @Override
        public Sentence sentence() {
            Sentence all = Sentence.EMPTY;
            for (Sentence note : notes) {
                all = all.then(all.isEmpty() ? "" : "; ").then(note);
            }
            return all;
        }
    }

    /**
     * The response is not that of any supplied secret.
     *
     * @param explanation the mistake that reproduces it; without one, the client used another secret or erred in a way not known
     * @param variantsTried how many calculations were compared with the response
     * @param allTried false where a limit ended the search
     */
    record Invalid(Optional<Explanation> explanation, int variantsTried, boolean allTried) implements DigestVerdict {

        @Override
        public String word() {
            return "invalid";
        }

        @Override
        public Sentence sentence() {
            return explanation.map(Explanation::sentence).orElseGet(this::unexplained);
        }

        private Sentence unexplained() {
            return Sentence.of("the response is not that of the supplied secret, nor of " + variantsTried
                    + " variants with known mistakes" + (allTried ? "" : " (a limit ended the search)"));
        }
    }

    /** No supplied secret is for this user and realm. */
    record NoPassword(Sentence sentence) implements DigestVerdict {

        @Override
        public String word() {
            return "no-password";
        }
    }

    /** A scheme, algorithm or qop that is not implemented, which is named. */
    record Unsupported(Sentence sentence) implements DigestVerdict {

        @Override
        public String word() {
            return "unsupported";
        }
    }

    /** A parameter is missing or cannot be what it should be; it is named. */
    record Malformed(Sentence sentence) implements DigestVerdict {

        @Override
        public String word() {
            return "malformed";
        }
    }
}
