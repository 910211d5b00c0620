package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The last final as a registrar's own words: status, reason phrase, and the headers that say more. */
final class Refusal {

    private static final List<HeaderName> TELLING =
            List.of(HeaderName.P_REGISTRAR_ERROR, HeaderName.WARNING, HeaderName.REASON);

    private Refusal() {}

    /** The quoted status line, its frame, and the first header that says more. */
    static Statement statement(RegisterResponse answer) {
        Statement statement = Statement.quoted((answer.status() + " " + answer.reason()).strip())
                .text(" in ")
                .frame(answer.frame());
        for (HeaderName name : TELLING) {
            if (answer.hint(name).isPresent()) {
                return statement
                        .text(" with ")
                        .quote(name.text() + ": " + answer.hint(name).get());
            }
        }
        return statement;
    }

    /** The same with this header. */
    static Statement statement(RegisterResponse answer, HeaderName name) {
        Optional<String> value = answer.hint(name);
        Statement statement = statement(answer);
        return value.isEmpty() ? statement : statement.text(" with ").quote(name.text() + ": " + value.get());
    }

    /** Whether the registrar's own error text, its Warning or its reason phrase has this in it, in lower case. */
    static boolean says(RegisterResponse answer, String words) {
        return contains(answer.reason(), words)
                || TELLING.stream()
                        .anyMatch(name -> answer.hints(name).stream().anyMatch(value -> contains(value, words)));
    }

    /** Whether P-Registrar-Error has this in it, in lower case. */
    static boolean registrarSays(RegisterResponse answer, String words) {
        return answer.hints(HeaderName.P_REGISTRAR_ERROR).stream().anyMatch(value -> contains(value, words));
    }

    private static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }

    /** A diagnosis from the answer alone. */
    static Diagnosis diagnosis(Case failed, Cause cause, Confidence confidence, Statement statement) {
        return Diagnosis.of(cause, confidence, statement, Exhibit.of(failed.last()));
    }
}
