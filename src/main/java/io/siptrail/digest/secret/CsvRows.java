package io.siptrail.digest.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of comma-separated values (RFC 4180 §2): quoted fields may hold commas, line ends and doubled quotes. Blank lines
 * and lines that begin with {@code #} are passed over. Blanks belong to their field.
 */
final class CsvRows {

    private final String text;
    private int at;
    private int line = 1;

    CsvRows(String text) {
        this.text = text;
    }

    /** The next record; empty at the end. */
    Optional<CredentialRow> next() {
        while (at < text.length() && (atLineEnd() || text.charAt(at) == '#')) {
            passLine();
        }
        return at == text.length() ? Optional.empty() : Optional.of(row());
    }

    private CredentialRow row() {
        int first = line;
        List<String> fields = new ArrayList<>(3);
        do {
            StringBuilder field = new StringBuilder();
            if (!readField(field)) {
                passLine();
                return CredentialRow.faulty(first, "a quoted field does not end where it should");
            }
            fields.add(field.toString());
        } while (skip(','));
        passLine();
        return new CredentialRow(first, List.copyOf(fields));
    }

    /** Whether the field is well formed; what follows a closing quote must be a comma or a line end. */
    private boolean readField(StringBuilder field) {
        if (!skip('"')) {
            while (!atLineEnd() && text.charAt(at) != ',') {
                field.append(text.charAt(at++));
            }
            return true;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !skip('"')) {
                return atLineEnd() || text.charAt(at) == ',';
            }
            line += c == '\n' ? 1 : 0;
            field.append(c);
        }
        return false;
    }

    private boolean skip(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private boolean atLineEnd() {
        return at == text.length() || text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    private void passLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
        if (skip('\n')) {
            line++;
        }
    }
}
