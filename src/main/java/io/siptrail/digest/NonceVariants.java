package io.siptrail.digest;

import io.siptrail.sip.Challenge;

/** Other nonces that may have gone into the response. */
final class NonceVariants {

    private NonceVariants() {}

    static void addTo(VariantList list, CredentialsReading reading, int limit) {
        DigestInput input = reading.input();
        Sentence header = Sentence.of("the header says ", reading.nonce());
        input.challenge()
                .flatMap(Challenge::nonce)
                .ifPresent(nonce -> add(list, Sentence.of("for the challenge's nonce ", nonce), header, nonce));
        input.otherChallenges().stream()
                .limit(limit)
                .flatMap(challenge -> challenge.nonce().stream())
                .forEach(nonce -> add(list, Sentence.of("for another challenge's nonce ", nonce), header, nonce));
        add(list, Sentence.of("for the nonce with its quotes"), Sentence.EMPTY, '"' + reading.nonce() + '"');
    }

    private static void add(VariantList list, Sentence right, Sentence instead, String nonce) {
        list.add(
                MistakeKind.NONCE,
                right,
                instead,
                stated -> stated.withTail(stated.tail().withNonce(nonce)));
    }
}
