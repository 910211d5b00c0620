package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import io.siptrail.digest.arithmetic.ResponseDigester;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the mistake that reproduces a wrong response: each known one alone, and when none does, each two that can meet. A
 * hash of 128 bits or more does not fit by chance, so what fits is what was hashed.
 */
final class DigestForensics {

    private final CredentialsReading reading;
    private final DigestLimits limits;
    private final ResponseDigester digester;
    private final int budget;
    private int tried;
    private boolean allTried = true;

    DigestForensics(CredentialsReading reading, DigestLimits limits, ResponseDigester digester) {
        this.reading = reading;
        this.limits = limits;
        this.digester = digester;
        long size = 512L
                + reading.input().credentials().text().length()
                + reading.input().requestUri().length()
                + reading.input().body().remaining();
        this.budget = (int) Math.min(limits.variants(), limits.hashedBytes() / size);
    }

    /** The explanation by the first of these secrets that has one; single mistakes go before pairs. */
    Optional<Explanation> explain(List<SuppliedSecret> secrets) {
        List<Calculation> stated =
                secrets.stream().map(secret -> secret.stated(reading)).toList();
        List<List<Variant>> variants = stated.stream()
                .map(calculation -> VariantList.of(reading, calculation, limits))
                .toList();
        for (int i = 0; i < stated.size(); i++) {
            List<List<Variant>> found = alone(stated.get(i), variants.get(i));
            if (!found.isEmpty()) {
                return Optional.of(explanation(found));
            }
        }
        for (int i = 0; i < stated.size(); i++) {
            List<List<Variant>> found = together(stated.get(i), variants.get(i));
            if (!found.isEmpty()) {
                return Optional.of(explanation(found));
            }
        }
        return Optional.empty();
    }

    private List<List<Variant>> alone(Calculation stated, List<Variant> variants) {
        List<List<Variant>> found = new ArrayList<>();
        for (Variant variant : variants) {
            if (reproduces(variant.apply(stated))) {
                found.add(List.of(variant));
            }
        }
        return found;
    }

    private List<List<Variant>> together(Calculation stated, List<Variant> variants) {
        List<List<Variant>> found = new ArrayList<>();
        for (int i = 0; i < variants.size() && allTried; i++) {
            Variant one = variants.get(i);
            Calculation changed = one.apply(stated);
            for (Variant other : variants.subList(i + 1, variants.size())) {
                if (one.meets(other) && reproduces(other.apply(changed))) {
                    found.add(List.of(one, other));
                }
            }
        }
        return found;
    }

    /** Whether this calculation gives the response; not computed when it cannot, or when the budget is spent. */
    private boolean reproduces(Calculation calculation) {
        if (calculation.hash().length() != reading.response().remaining()
                || !calculation.ha1().secret().fits(calculation.hash())) {
            return false;
        }
        if (tried == budget) {
            allTried = false;
            return false;
        }
        tried++;
        return reading.isResponse(digester.response(calculation));
    }

    private Explanation explanation(List<List<Variant>> found) {
        List<MistakeKind> kinds = found.get(0).stream().map(Variant::kind).toList();
        List<Sentence> others = found.stream()
                .skip(1)
                .limit(limits.equivalents())
                .map(Variant::sentence)
                .toList();
        return new Explanation(kinds, Variant.sentence(found.get(0)), others);
    }

    /** How many calculations were compared with the response so far. */
    int tried() {
        return tried;
    }

    /** False once the budget has ended the search. */
    boolean allTried() {
        return allTried;
    }
}
