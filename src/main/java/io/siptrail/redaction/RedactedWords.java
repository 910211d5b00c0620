package io.siptrail.redaction;

import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.digest.DigestVerdict;
import io.siptrail.digest.Explanation;
import io.siptrail.digest.Sentence;

/** Sentences, verdicts and diagnoses under pseudonyms. */
final class RedactedWords {

    private final RedactedText text;

    RedactedWords(RedactedText text) {
        this.text = text;
    }

    Statement statement(Statement statement) {
        return new Statement(statement.parts().stream().map(this::part).toList());
    }

    private Statement.Part part(Statement.Part part) {
        if (part instanceof Statement.Text words) {
            return new Statement.Text(text.own(words.text()));
        }
        return part instanceof Statement.Quote quote ? new Statement.Quote(text.wire(quote.wire())) : part;
    }

    Diagnosis diagnosis(Diagnosis diagnosis) {
        return new Diagnosis(
                diagnosis.cause(),
                diagnosis.confidence(),
                statement(diagnosis.explanation()),
                text.own(diagnosis.remedy()),
                diagnosis.evidence());
    }

    DigestVerdict verdict(DigestVerdict verdict) {
        if (verdict instanceof DigestVerdict.Valid valid) {
            return new DigestVerdict.Valid(
                    valid.notes().stream().map(this::sentence).toList());
        }
        if (verdict instanceof DigestVerdict.Invalid invalid) {
            return new DigestVerdict.Invalid(
                    invalid.explanation().map(this::explanation), invalid.variantsTried(), invalid.allTried());
        }
        if (verdict instanceof DigestVerdict.NoPassword) {
            return new DigestVerdict.NoPassword(sentence(verdict.sentence()));
        }
        return verdict instanceof DigestVerdict.Unsupported
                ? new DigestVerdict.Unsupported(sentence(verdict.sentence()))
                : new DigestVerdict.Malformed(sentence(verdict.sentence()));
    }

    private Explanation explanation(Explanation explanation) {
        return new Explanation(
                explanation.mistakes(),
                sentence(explanation.sentence()),
                explanation.equivalents().stream().map(this::sentence).toList());
    }

    private Sentence sentence(Sentence sentence) {
        return new Sentence(sentence.parts().stream()
                .map(part ->
                        new Sentence.Part(part.wire() ? text.wire(part.text()) : text.own(part.text()), part.wire()))
                .toList());
    }
}
