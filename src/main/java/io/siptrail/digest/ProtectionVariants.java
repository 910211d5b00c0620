package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import io.siptrail.digest.arithmetic.ResponseTail.Protection;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Other qop, nc and cnonce that may have gone into the response. */
final class ProtectionVariants {

    private static final String FIRST_COUNT = "00000001";

    private ProtectionVariants() {}

    static void addTo(VariantList list, CredentialsReading reading) {
        if (reading.qop().isPresent()) {
            addOtherQop(list, reading, reading.qop().get());
            addCounts(list, reading.nc());
        } else {
            addQop(list, reading, "auth", false);
            addQop(list, reading, "auth-int", true);
        }
        if (!reading.cnonce().isEmpty()) {
            addCnonce(list, Sentence.of("for the cnonce with its quotes"), '"' + reading.cnonce() + '"');
            addCnonce(list, Sentence.of("for an empty cnonce"), "");
        }
    }

    private static void addOtherQop(VariantList list, CredentialsReading reading, String qop) {
        Sentence header = Sentence.of("the header says ", qop);
        boolean bodyHashed = reading.isBodyHashed();
        list.add(
                MistakeKind.QOP,
                Sentence.of("without qop, nc and cnonce (RFC 2069)"),
                Sentence.of("the header says qop ", qop),
                stated -> withBody(stated, Optional.empty())
                        .withTail(stated.tail().withProtection(Optional.empty())));
        String other = bodyHashed ? "auth" : "auth-int";
        list.add(
                MistakeKind.QOP,
                Sentence.of("for qop " + other),
                header,
                stated -> withQop(withBody(stated, body(reading, !bodyHashed)), other));
        list.add(
                MistakeKind.QOP,
                bodyHashed ? "without the body in HA2" : "with the body in HA2, as of auth-int",
                stated -> withBody(stated, body(reading, !bodyHashed)));
        if (bodyHashed) {
            Optional<ByteBuffer> empty = Optional.of(ByteBuffer.allocate(0).asReadOnlyBuffer());
            list.add(MistakeKind.QOP, "for an empty body", stated -> withBody(stated, empty));
        }
        addQopText(list, "for the qop with quotes", '"' + qop + '"');
        addQopText(list, "for the qop in small letters", qop.toLowerCase(Locale.ROOT));
        reading.input()
                .challenge()
                .flatMap(challenge -> challenge.parameters().value("qop"))
                .ifPresent(offered -> addQopText(list, "for the whole list of qop that the challenge offers", offered));
    }

    private static void addQopText(VariantList list, String right, String text) {
        list.add(MistakeKind.QOP, right, stated -> withQop(stated, text));
    }

    private static void addQop(VariantList list, CredentialsReading reading, String qop, boolean bodyHashed) {
        String nc = reading.nc().isEmpty() ? FIRST_COUNT : reading.nc();
        list.add(
                MistakeKind.QOP,
                Sentence.of("with qop " + qop),
                Sentence.of("the header has no qop"),
                stated -> withBody(stated, body(reading, bodyHashed))
                        .withTail(stated.tail().withProtection(Optional.of(new Protection(nc, qop)))));
    }

    private static Optional<ByteBuffer> body(CredentialsReading reading, boolean hashed) {
        return hashed ? Optional.of(reading.input().body()) : Optional.empty();
    }

    private static Calculation withBody(Calculation stated, Optional<ByteBuffer> body) {
        return stated.withHa2(stated.ha2().withBody(body));
    }

    private static Calculation withQop(Calculation stated, String qop) {
        return withProtection(stated, protection -> protection.withQop(qop));
    }

    private static Calculation withProtection(Calculation stated, UnaryOperator<Protection> change) {
        return stated.withTail(
                stated.tail().withProtection(stated.tail().protection().map(change)));
    }

    private static void addCounts(VariantList list, String nc) {
        Sentence header = Sentence.of("the header says ", nc);
        String digits = nc.replaceFirst("^0+(?=.)", "");
        addCount(list, header, digits);
        addCount(list, header, "0".repeat(Math.max(0, FIRST_COUNT.length() - nc.length())) + nc);
        addCount(list, header, '"' + nc + '"');
        addCount(list, header, nc.toLowerCase(Locale.ROOT));
        addCount(list, header, nc.toUpperCase(Locale.ROOT));
        addCount(list, header, FIRST_COUNT);
    }

    private static void addCount(VariantList list, Sentence header, String nc) {
        list.add(
                MistakeKind.NC,
                Sentence.of("for the nc ", nc),
                header,
                stated -> withProtection(stated, protection -> protection.withNc(nc)));
    }

    private static void addCnonce(VariantList list, Sentence right, String cnonce) {
        list.add(
                MistakeKind.CNONCE,
                right,
                Sentence.EMPTY,
                stated -> stated.withTail(stated.tail().withCnonce(cnonce)));
    }
}
