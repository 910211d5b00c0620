package io.siptrail.digest.secret;

import java.util.List;
import java.util.Locale;

/**
 * One record of a file of credentials.
 *
 * @param line number of its first line, from 1
 * @param fields as many as there are
 * @param fault why it cannot be used; empty where it can
 */
record CredentialRow(int line, List<String> fields, String fault) {

    CredentialRow(int line, List<String> fields) {
        this(line, fields, "");
    }

    static CredentialRow faulty(int line, String fault) {
        return new CredentialRow(line, List.of(), fault);
    }

    boolean isHeader() {
        List<String> names = fields.stream()
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .toList();
        return names.equals(List.of("username", "realm", "password"));
    }

    /** Shows no field: one is a secret. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
