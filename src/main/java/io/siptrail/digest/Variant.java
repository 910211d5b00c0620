package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One known mistake, ready to be made.
 *
 * @param rightFor goes on after "the response is right", such as "for the method `INVITE`"
 * @param instead what the header or the request says, such as "the request is `REGISTER`"; it may be empty
 */
record Variant(MistakeKind kind, Sentence rightFor, Sentence instead, UnaryOperator<Calculation> change) {

    Calculation apply(Calculation calculation) {
        return change.apply(calculation);
    }

    boolean meets(Variant other) {
        return kind.aspect() != other.kind.aspect();
    }

    static Sentence sentence(List<Variant> variants) {
        Sentence right = Sentence.EMPTY;
        Sentence instead = Sentence.EMPTY;
        for (Variant variant : variants) {
            right = right.then(right.isEmpty() ? "the response is right " : " and ")
                    .then(variant.rightFor);
            if (!variant.instead.isEmpty()) {
                instead = instead.then(instead.isEmpty() ? "; " : " and ").then(variant.instead);
            }
        }
        return right.then(instead);
    }
}
