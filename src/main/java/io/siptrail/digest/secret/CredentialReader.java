package io.siptrail.digest.secret;

import io.siptrail.digest.arithmetic.Hex;
import io.siptrail.digest.arithmetic.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes entries and warnings out of the bytes of a file of credentials. */
final class CredentialReader {

    /** Digits of an HA1 of SHA-256 or SHA-512-256; no person types such a password. */
    private static final int LONG_HA1 = 64;

    private final CredentialLimits limits;
    private final List<CredentialEntry> entries = new ArrayList<>();
    private final List<CredentialWarning> warnings = new ArrayList<>();
    private int warningCount;

    CredentialReader(CredentialLimits limits) {
        this.limits = limits;
    }

    CredentialFile read(byte[] bytes, boolean whole) {
        if (!whole) {
            warn(0, "the file is longer than " + limits.bytes() + " bytes; the rest is not read");
        }
        String text = decode(bytes);
        Optional<CredentialRow> first = new CsvRows(text).next();
        if (first.isPresent() && first.get().isHeader()) {
            CsvRows rows = new CsvRows(text);
            rows.next();
            readAll(rows::next);
        } else {
            readAll(new ColonRows(text)::next);
        }
        return new CredentialFile(entries, warnings, warningCount);
    }

    private String decode(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        int start = marked ? 3 : 0;
        try {
            ByteBuffer content = ByteBuffer.wrap(bytes, start, bytes.length - start);
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException notUtf8) {
            warn(0, "the file is not UTF-8; it is read as ISO-8859-1");
            return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        }
    }

    private void readAll(Supplier<Optional<CredentialRow>> rows) {
        Optional<CredentialRow> row = rows.get();
        while (row.isPresent()) {
            if (entries.size() == limits.entries()) {
                warn(row.get().line(), "only the first " + limits.entries() + " credentials are read");
                return;
            }
            add(row.get());
            row = rows.get();
        }
    }

    private void add(CredentialRow row) {
        String fault = fault(row);
        if (!fault.isEmpty()) {
            warn(row.line(), fault);
            return;
        }
        String secret = row.fields().get(2);
        boolean longHa1 = secret.length() == LONG_HA1 && Hex.parse(secret).isPresent();
        entries.add(new CredentialEntry(
                row.fields().get(0), row.fields().get(1), longHa1 ? Secret.ha1(secret) : Secret.password(secret)));
    }

    private String fault(CredentialRow row) {
        if (!row.fault().isEmpty()) {
            return row.fault();
        }
        if (row.fields().size() != 3) {
            return "has " + row.fields().size() + " fields where username, realm and password are due";
        }
        if (row.fields().get(0).isEmpty()) {
            return "the username is empty";
        }
        boolean tooLong = row.fields().stream().anyMatch(field -> field.length() > limits.fieldLength());
        return tooLong ? "a field is longer than " + limits.fieldLength() + " characters" : "";
    }

    private void warn(int line, String what) {
        warningCount++;
        if (warnings.size() < limits.warnings()) {
            warnings.add(new CredentialWarning(line, what));
        }
    }
}
