package io.siptrail.digest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A mistake that a client can make, and the words by which it must be recognised.
 *
 * @param words the beginning of what must be said of it
 * @param possible for which headers it is a mistake at all
 */
record Planted(MistakeKind kind, String words, Predicate<Answer> possible, Consumer<Answer> mistake) {

    static List<Planted> all() {
        List<Planted> all = new ArrayList<>();
        targets(all);
        names(all);
        secrets(all);
        protection(all);
        hashes(all);
        return all;
    }

    private static boolean hasQop(Answer answer) {
        return !answer.headerQop.isEmpty();
    }

    private static boolean isBodyHashed(Answer answer) {
        return answer.headerQop.equals("auth-int");
    }

    private static boolean hasQopButNoSession(Answer answer) {
        return hasQop(answer) && !answer.headerSession;
    }

    private static void add(List<Planted> all, MistakeKind kind, String words, Consumer<Answer> mistake) {
        all.add(new Planted(kind, words, answer -> true, mistake));
    }

    private static void targets(List<Planted> all) {
        add(all, MistakeKind.URI, "for the Request-URI `sip:10.0.0.1:5070`", a -> a.uri = "sip:10.0.0.1:5070");
        add(all, MistakeKind.URI, "for the uri `sip:example.com`", a -> a.uri = "sip:example.com");
        add(all, MistakeKind.METHOD, "for the method `INVITE`", a -> a.method = "INVITE");
        add(all, MistakeKind.METHOD, "for the method `OPTIONS`", a -> a.method = "OPTIONS");
        add(all, MistakeKind.METHOD, "for the method `SUBSCRIBE`", a -> a.method = "SUBSCRIBE");
        add(all, MistakeKind.METHOD, "for no method at all", a -> a.method = "");
    }

    private static void names(List<Planted> all) {
        add(all, MistakeKind.REALM, "for realm `example.com`", a -> a.realm = "example.com");
        add(all, MistakeKind.REALM, "for realm `EXAMPLE.COM`", a -> a.realm = "EXAMPLE.COM");
        add(all, MistakeKind.REALM, "for the challenge's realm `Proxy`", a -> a.realm = "Proxy");
        add(all, MistakeKind.USERNAME, "for username `alice@pbx.example`", a -> a.username = "alice@pbx.example");
        add(all, MistakeKind.USERNAME, "for username `alice@Example.com`", a -> a.username = "alice@Example.com");
        add(all, MistakeKind.USERNAME, "for username `+4930`", a -> a.username = "+4930");
    }

    private static void secrets(List<Planted> all) {
        blanks(all, "a trailing line feed", "", "\n");
        blanks(all, "a trailing carriage return", "", "\r");
        blanks(all, "a trailing CR LF", "", "\r\n");
        blanks(all, "a trailing blank", "", " ");
        blanks(all, "a leading blank", " ", "");
        add(all, MistakeKind.PASSWORD_EMPTY, "for an empty password", a -> a.password = "");
        add(
                all,
                MistakeKind.PASSWORD_CHARSET,
                "for the password in ISO-8859-1",
                a -> a.charset = StandardCharsets.ISO_8859_1);
        add(all, MistakeKind.PASSWORD_AS_HA1, "with the password itself", a -> a.ha1Form = "password");
        add(all, MistakeKind.HA1_AS_PASSWORD, "with HA1 in the place of the password", a -> a.ha1Form = "as-password");
        add(all, MistakeKind.HA1_HASHED_AGAIN, "with HA1 hashed once more", a -> a.ha1Form = "again");
    }

    private static void blanks(List<Planted> all, String words, String before, String after) {
        add(
                all,
                MistakeKind.PASSWORD_BLANKS,
                "for the password with " + words,
                a -> a.password = before + a.password + after);
    }

    private static void protection(List<Planted> all) {
        all.add(new Planted(MistakeKind.QOP, "without qop, nc and cnonce", Planted::hasQop, a -> {
            a.qop = "";
            a.bodyHashed = false;
        }));
        all.add(new Planted(
                MistakeKind.QOP, "without the body in HA2", Planted::isBodyHashed, a -> a.bodyHashed = false));
        all.add(new Planted(MistakeKind.QOP, "for qop auth", Planted::isBodyHashed, a -> {
            a.qop = "auth";
            a.bodyHashed = false;
        }));
        all.add(new Planted(MistakeKind.QOP, "with qop auth", answer -> answer.headerQop.isEmpty(), a -> {
            a.qop = "auth";
            a.nc = "00000001";
            a.cnonce = a.headerSession ? a.cnonce : "";
        }));
        all.add(new Planted(MistakeKind.NC, "for the nc `1a`", Planted::hasQop, a -> a.nc = "1a"));
        all.add(new Planted(MistakeKind.NC, "for the nc `\"0000001a\"`", Planted::hasQop, a -> a.nc = "\"0000001a\""));
        all.add(new Planted(
                MistakeKind.CNONCE,
                "for the cnonce with its quotes",
                answer -> hasQop(answer) || answer.headerSession,
                a -> a.cnonce = "\"" + a.cnonce + "\""));
        add(all, MistakeKind.NONCE, "for another challenge's nonce `earlier-nonce`", a -> a.nonce = "earlier-nonce");
    }

    private static void hashes(List<Planted> all) {
        otherHash(all, "MD5", "SHA-256");
        otherHash(all, "SHA-256", "MD5");
        otherHash(all, "SHA-512-256", "SHA-256");
        all.add(new Planted(
                MistakeKind.SESSION, "without -sess", answer -> answer.headerSession, a -> a.session = "none"));
        all.add(new Planted(
                MistakeKind.SESSION,
                "with -sess over the bytes",
                answer -> answer.headerSession,
                a -> a.session = "bytes"));
        all.add(new Planted(
                MistakeKind.SESSION,
                "with -sess without its own",
                answer -> answer.headerSession,
                a -> a.session = "unhashed"));
        all.add(new Planted(
                MistakeKind.SESSION,
                "with -sess over the nonce",
                answer -> answer.headerSession,
                a -> a.session = "nonce"));
        all.add(new Planted(MistakeKind.SESSION, "with -sess", Planted::hasQopButNoSession, a -> a.session = "digits"));
        add(all, MistakeKind.HEX_CASE, "with capital digits in HA1", a -> a.upperHa1 = true);
        add(all, MistakeKind.HEX_CASE, "with capital digits in HA2", a -> a.upperHa2 = true);
    }

    private static void otherHash(List<Planted> all, String claimed, String used) {
        Predicate<Answer> claims = a -> a.headerAlgorithm.replace("-sess", "").equals(claimed);
        all.add(new Planted(MistakeKind.ALGORITHM, "with " + used, claims, a -> a.hash = used));
    }

    boolean meets(Planted other) {
        return kind.aspect() != other.kind.aspect();
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + words;
    }
}
