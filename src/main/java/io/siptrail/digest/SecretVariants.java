package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Ha1Input;
import io.siptrail.digest.arithmetic.Secret;
import java.nio.charset.StandardCharsets;

/** Other shapes of the secret that may have gone into HA1. The words never show the secret. */
final class SecretVariants {

    private SecretVariants() {}

    static void addTo(VariantList list, Secret secret) {
        if (!secret.isHa1()) {
            addBlanks(list, secret);
            addSecret(list, MistakeKind.PASSWORD_EMPTY, "for an empty password", Secret.empty());
            addCharsets(list, secret);
            addForm(
                    list,
                    MistakeKind.PASSWORD_AS_HA1,
                    "with the password itself in the place of HA1",
                    Ha1Input.Form.PASSWORD_ITSELF);
        }
        addForm(
                list,
                MistakeKind.HA1_AS_PASSWORD,
                "with HA1 in the place of the password",
                Ha1Input.Form.HA1_AS_PASSWORD);
        addForm(list, MistakeKind.HA1_HASHED_AGAIN, "with HA1 hashed once more", Ha1Input.Form.HASHED_AGAIN);
    }

    private static void addBlanks(VariantList list, Secret secret) {
        addBlank(list, secret, "a trailing line feed", "", "\n");
        addBlank(list, secret, "a trailing carriage return", "", "\r");
        addBlank(list, secret, "a trailing CR LF", "", "\r\n");
        addBlank(list, secret, "a trailing blank", "", " ");
        addBlank(list, secret, "a leading blank", " ", "");
        addBlank(list, secret, "a trailing tab", "", "\t");
        addBlank(list, secret, "a trailing NUL", "", "\0");
        addSecret(
                list,
                MistakeKind.PASSWORD_BLANKS,
                "for the password without the blanks and line ends around it",
                secret.stripped());
    }

    private static void addBlank(VariantList list, Secret secret, String what, String before, String after) {
        Secret blank = secret.between(before, after);
        addSecret(list, MistakeKind.PASSWORD_BLANKS, "for the password with " + what, blank);
    }

    private static void addCharsets(VariantList list, Secret secret) {
        secret.inLatin1()
                .ifPresent(latin ->
                        addSecret(list, MistakeKind.PASSWORD_CHARSET, "for the password in ISO-8859-1", latin));
        addSecret(
                list,
                MistakeKind.PASSWORD_CHARSET,
                "for the password put into UTF-8 twice",
                secret.misreadAs(StandardCharsets.ISO_8859_1));
    }

    private static void addSecret(VariantList list, MistakeKind kind, String right, Secret other) {
        list.add(kind, right, stated -> stated.withHa1(stated.ha1().withSecret(other)));
    }

    private static void addForm(VariantList list, MistakeKind kind, String right, Ha1Input.Form form) {
        list.add(kind, right, stated -> stated.withHa1(stated.ha1().withForm(form)));
    }
}
