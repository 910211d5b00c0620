package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Other usernames and realms that may have gone into HA1. */
final class NameVariants {

    private static final int REALMS = 16;

    private NameVariants() {}

    static void addTo(VariantList list, CredentialsReading reading) {
        Sentence header = Sentence.of("the header says ", reading.username());
        for (String username : usernames(reading)) {
            list.add(
                    MistakeKind.USERNAME,
                    Sentence.of("for username ", username),
                    header,
                    stated -> stated.withHa1(stated.ha1().withUsername(username)));
        }
        addRealms(list, reading);
        list.add(MistakeKind.NAME_CHARSET, "with username and realm in ISO-8859-1", NameVariants::inLatin1);
    }

    private static Calculation inLatin1(Calculation stated) {
        boolean plain = (stated.ha1().username() + stated.ha1().realm()).chars().allMatch(c -> c < 128);
        return plain ? stated : stated.withHa1(stated.ha1().withCharset(StandardCharsets.ISO_8859_1));
    }

    /** What could be taken for the username: with a domain, without, that of To, in small letters. */
    static Set<String> usernames(CredentialsReading reading) {
        DigestInput input = reading.input();
        String username = reading.username();
        Set<String> names = new LinkedHashSet<>();
        int at = username.indexOf('@');
        if (at > 0) {
            names.add(username.substring(0, at));
        }
        String user = at > 0 ? username.substring(0, at) : username;
        addWithDomains(names, user, reading);
        if (!input.toUser().isEmpty()) {
            names.add(input.toUser());
            addWithDomains(names, input.toUser(), reading);
        }
        names.add(username.toLowerCase(Locale.ROOT));
        names.add("sip:" + username);
        names.remove(username);
        return names;
    }

    private static void addWithDomains(Set<String> names, String user, CredentialsReading reading) {
        String host = reading.input().toHost();
        if (!host.isEmpty()) {
            names.add(user + "@" + host);
        }
        names.add(user + "@" + reading.realm());
    }

    private static void addRealms(VariantList list, CredentialsReading reading) {
        Sentence header = Sentence.of("the header says ", reading.realm());
        Set<String> challenged = challengedRealms(reading);
        for (String realm : challenged) {
            addRealm(list, Sentence.of("for the challenge's realm ", realm), realm, header);
        }
        for (String realm : similarRealms(reading)) {
            addRealm(list, Sentence.of("for realm ", realm), realm, header);
        }
        addRealm(list, Sentence.of("for an empty realm"), "", header);
    }

    private static void addRealm(VariantList list, Sentence right, String realm, Sentence header) {
        list.add(
                MistakeKind.REALM,
                right,
                header,
                stated -> stated.withHa1(stated.ha1().withRealm(realm)));
    }

    private static Set<String> challengedRealms(CredentialsReading reading) {
        DigestInput input = reading.input();
        Set<String> realms = new LinkedHashSet<>();
        Stream.concat(input.challenge().stream(), input.otherChallenges().stream())
                .flatMap(challenge -> challenge.realm().stream())
                .limit(REALMS)
                .forEach(realms::add);
        return realms;
    }

    private static Set<String> similarRealms(CredentialsReading reading) {
        String realm = reading.realm();
        Set<String> realms = new LinkedHashSet<>();
        realms.add(realm.toLowerCase(Locale.ROOT));
        realms.add(realm.toUpperCase(Locale.ROOT));
        if (!realm.isEmpty()) {
            realms.add(realm.substring(0, 1).toUpperCase(Locale.ROOT)
                    + realm.substring(1).toLowerCase(Locale.ROOT));
        }
        if (!reading.input().toHost().isEmpty()) {
            realms.add(reading.input().toHost());
        }
        realms.add('"' + realm + '"');
        return realms;
    }
}
