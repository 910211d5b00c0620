package io.siptrail.digest.secret;

import io.siptrail.digest.arithmetic.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The secrets of {@code --credentials}, in one of three forms:
 *
 * <ul>
 *   <li>{@code username:realm:password}, the password being all that follows the second colon;
 *   <li>{@code username:realm:HA1} as htdigest writes it. A third field of 32 hexadecimal digits may be an HA1 of MD5 or a
 *       password, and both are tried; one of 64 digits is an HA1 of SHA-256 or SHA-512-256;
 *   <li>comma-separated values (RFC 4180) after a header {@code username,realm,password}. Only here a realm may hold a colon.
 * </ul>
 *
 * <p>UTF-8, with or without a byte order mark. {@code *} as the realm stands for every realm. Lines that begin with {@code #}
 * are comments. For algorithms of AKA the password may be the RES in hexadecimal digits, or {@code RES=…,IK=…,CK=…}.
 */
public final class CredentialFile {

    private static final CredentialFile EMPTY = new CredentialFile(List.of(), List.of(), 0);

    private final List<CredentialEntry> entries;
    private final Map<String, List<CredentialEntry>> byUsername = new HashMap<>();
    private final List<CredentialWarning> warnings;
    private final int warningCount;

    CredentialFile(List<CredentialEntry> entries, List<CredentialWarning> warnings, int warningCount) {
        this.entries = List.copyOf(entries);
        this.warnings = List.copyOf(warnings);
        this.warningCount = warningCount;
        for (CredentialEntry entry : this.entries) {
            byUsername
                    .computeIfAbsent(entry.username(), name -> new ArrayList<>(1))
                    .add(entry);
        }
    }

    /** No secrets at all. */
    public static CredentialFile empty() {
        return EMPTY;
    }

    /** These secrets, from wherever they come. */
    public static CredentialFile of(List<CredentialEntry> entries) {
        return new CredentialFile(entries, List.of(), 0);
    }

    /** Reads the file within the default limits. */
    public static CredentialFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, CredentialLimits.defaults());
        }
    }

    /** Reads to the end of the stream or to the limit; what is malformed becomes a warning. */
    public static CredentialFile read(InputStream in, CredentialLimits limits) throws IOException {
        byte[] bytes = in.readNBytes(limits.bytes());
        boolean whole = bytes.length < limits.bytes() || in.read() < 0;
        CredentialFile file = new CredentialReader(limits).read(bytes, whole);
        Arrays.fill(bytes, (byte) 0);
        return file;
    }

    /** The secrets of the user for the realm, those that name the realm first; all are to be tried. */
    public List<Secret> secrets(String username, String realm) {
        List<CredentialEntry> ofUser = byUsername.get(username);
        if (ofUser == null) {
            return List.of();
        }
        return ofUser.stream()
                .filter(entry -> entry.isFor(realm))
                .sorted(Comparator.comparing(
                        (CredentialEntry entry) -> entry.realm().equals("*")))
                .map(CredentialEntry::secret)
                .distinct()
                .toList();
    }

    /** What there is for the username in any realm. */
    public List<CredentialEntry> ofUser(String username) {
        return List.copyOf(byUsername.getOrDefault(username, List.of()));
    }

    /** All of them, in their order. */
    public List<CredentialEntry> entries() {
        return entries;
    }

    /** What could not be read, up to the limit of warnings. */
    public List<CredentialWarning> warnings() {
        return warnings;
    }

    /** How many warnings there were, with those beyond the limit. */
    public int warningCount() {
        return warningCount;
    }

    /** Says how many secrets there are, and none of them. */
    @Override
    public String toString() {
        return entries.size() + " credentials";
    }
}
