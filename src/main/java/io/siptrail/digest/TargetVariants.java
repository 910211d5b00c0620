package io.siptrail.digest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Other methods and URIs that may have gone into HA2. */
final class TargetVariants {

    /** Those of SIP, most likely first, and what remains of an HTTP library; also none. */
    private static final List<String> METHODS = List.of(
            "REGISTER",
            "INVITE",
            "OPTIONS",
            "SUBSCRIBE",
            "",
            "PUBLISH",
            "MESSAGE",
            "NOTIFY",
            "BYE",
            "ACK",
            "CANCEL",
            "INFO",
            "REFER",
            "UPDATE",
            "PRACK",
            "GET");

    private TargetVariants() {}

    static void addTo(VariantList list, CredentialsReading reading) {
        Sentence digestUri = Sentence.of("the digest uri is ", reading.uri());
        String requestUri = reading.input().requestUri();
        list.add(
                MistakeKind.URI,
                Sentence.of("for the Request-URI ", requestUri),
                digestUri,
                stated -> stated.withHa2(stated.ha2().withUri(requestUri)));
        for (String uri : uris(reading)) {
            list.add(
                    MistakeKind.URI,
                    Sentence.of("for the uri ", uri),
                    digestUri,
                    stated -> stated.withHa2(stated.ha2().withUri(uri)));
        }
        addMethods(list, reading.input().method());
    }

    private static void addMethods(VariantList list, String method) {
        Sentence instead = Sentence.of("the request is ", method);
        for (String other : METHODS) {
            addMethod(list, other, instead);
        }
        addMethod(list, method.toLowerCase(Locale.ROOT), instead);
    }

    private static void addMethod(VariantList list, String other, Sentence instead) {
        Sentence right = other.isEmpty() ? Sentence.of("for no method at all") : Sentence.of("for the method ", other);
        list.add(
                MistakeKind.METHOD,
                right,
                instead,
                stated -> stated.withHa2(stated.ha2().withMethod(other)));
    }

    private static Set<String> uris(CredentialsReading reading) {
        DigestInput input = reading.input();
        String uri = reading.uri();
        Set<String> uris = new LinkedHashSet<>();
        if (!input.toHost().isEmpty()) {
            uris.add("sip:" + input.toHost());
            uris.add("sip:" + input.toUser() + "@" + input.toHost());
        }
        uris.add("sip:" + reading.realm());
        uris.add(bare(uri));
        uris.add(uri + ":5060");
        uris.add("<" + uri + ">");
        uris.add(otherScheme(uri));
        uris.add("");
        return uris;
    }

    /** Without parameters and port. */
    private static String bare(String uri) {
        String withoutParameters = uri.split("[;?]", 2)[0];
        return withoutParameters.replaceFirst(":\\d{1,5}$", "");
    }

    private static String otherScheme(String uri) {
        return uri.startsWith("sips:") ? "sip:" + uri.substring(5) : uri.replaceFirst("^sip:", "sips:");
    }
}
