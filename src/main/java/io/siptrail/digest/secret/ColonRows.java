package io.siptrail.digest.secret;

import java.util.List;
import java.util.Optional;

/**
 * Lines of {@code username:realm:secret}. What follows the second colon is the secret, colons and blanks included; only the
 * line end is not. Blank lines and lines that begin with {@code #} are passed over.
 */
final class ColonRows {

    private final String text;
    private int at;
    private int line;

    ColonRows(String text) {
        this.text = text;
    }

    /** The next record; empty at the end. */
    Optional<CredentialRow> next() {
        while (at < text.length()) {
            String content = nextLine();
            if (!content.isBlank() && content.charAt(0) != '#') {
                return Optional.of(row(content));
            }
        }
        return Optional.empty();
    }

    private String nextLine() {
        int end = text.indexOf('\n', at);
        int to = end < 0 ? text.length() : end;
        String content = text.substring(at, to > at && text.charAt(to - 1) == '\r' ? to - 1 : to);
        at = end < 0 ? text.length() : end + 1;
        line++;
        return content;
    }

    private CredentialRow row(String content) {
        int first = content.indexOf(':');
        int second = content.indexOf(':', first + 1);
        if (first < 0 || second <= first) {
            return CredentialRow.faulty(line, "not of the form username:realm:password");
        }
        return new CredentialRow(
                line,
                List.of(
                        content.substring(0, first),
                        content.substring(first + 1, second),
                        content.substring(second + 1)));
    }
}
