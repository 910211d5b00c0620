package io.siptrail.digest;

import io.siptrail.digest.arithmetic.HashFunction;
import io.siptrail.digest.arithmetic.HexCase;
import io.siptrail.digest.arithmetic.SessionRule;

/** Other hash functions, bindings to a session and digits that may have been used. */
final class HashVariants {

    private HashVariants() {}

    static void addTo(VariantList list, CredentialsReading reading) {
        Sentence header = reading.input()
                .credentials()
                .algorithm()
                .map(name -> Sentence.of("the header says ", name))
                .orElse(Sentence.of("the header states no algorithm"));
        for (HashFunction hash : HashFunction.values()) {
            if (hash.length() == reading.response().remaining()) {
                list.add(
                        MistakeKind.ALGORITHM,
                        Sentence.of("with " + name(hash)),
                        header,
                        stated -> stated.withHash(hash));
            }
        }
        addSessions(list, reading, header);
        addHexCase(list, "HA1", HexCase.UPPER_HA1);
        addHexCase(list, "HA2", HexCase.UPPER_HA2);
        addHexCase(list, "HA1 and HA2", HexCase.UPPER_BOTH);
    }

    private static String name(HashFunction hash) {
        return switch (hash) {
            case MD5 -> "MD5";
            case SHA_256 -> "SHA-256";
            case SHA_512_256 -> "SHA-512-256";
            case SHA_512_CUT -> "SHA-512 cut to 256 bits";
        };
    }

    private static void addSessions(VariantList list, CredentialsReading reading, Sentence header) {
        if (reading.algorithm().isSession()) {
            addSession(list, "without -sess", header, SessionRule.NONE);
            addSession(
                    list, "with -sess over the bytes of HA1, not its digits", Sentence.EMPTY, SessionRule.OVER_BYTES);
            addSession(list, "with -sess without its own hash", Sentence.EMPTY, SessionRule.UNHASHED);
            addSession(list, "with -sess over the nonce alone", Sentence.EMPTY, SessionRule.WITHOUT_CNONCE);
        } else if (!reading.cnonce().isEmpty()) {
            addSession(list, "with -sess", header, SessionRule.SESSION);
            addSession(list, "with -sess over the bytes of HA1", header, SessionRule.OVER_BYTES);
        }
    }

    private static void addSession(VariantList list, String right, Sentence instead, SessionRule rule) {
        list.add(MistakeKind.SESSION, Sentence.of(right), instead, stated -> stated.withSession(rule));
    }

    private static void addHexCase(VariantList list, String what, HexCase hexCase) {
        list.add(MistakeKind.HEX_CASE, "with capital digits in " + what, stated -> stated.withHexCase(hexCase));
    }
}
