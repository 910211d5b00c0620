package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The mistakes that are possible for one header and one secret, the simplest first. What changes nothing is none. */
final class VariantList {

    private final Calculation stated;
    private final Set<Calculation> seen = new HashSet<>();
    private final List<Variant> variants = new ArrayList<>();

    private VariantList(Calculation stated) {
        this.stated = stated;
        seen.add(stated);
    }

    static List<Variant> of(CredentialsReading reading, Calculation stated, DigestLimits limits) {
        VariantList list = new VariantList(stated);
        TargetVariants.addTo(list, reading);
        NameVariants.addTo(list, reading);
        SecretVariants.addTo(list, stated.ha1().secret());
        ProtectionVariants.addTo(list, reading);
        NonceVariants.addTo(list, reading, limits.otherChallenges());
        HashVariants.addTo(list, reading);
        return List.copyOf(list.variants);
    }

    void add(MistakeKind kind, Sentence rightFor, Sentence instead, UnaryOperator<Calculation> change) {
        if (seen.add(change.apply(stated))) {
            variants.add(new Variant(kind, rightFor, instead, change));
        }
    }

    void add(MistakeKind kind, String rightFor, UnaryOperator<Calculation> change) {
        add(kind, Sentence.of(rightFor), Sentence.EMPTY, change);
    }
}
