package io.siptrail.stream.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The secrets of TLS connections in the form in which Firefox, OpenSSL and others log them (draft-ietf-tls-keylogfile):
 * lines {@code LABEL CLIENT-RANDOM SECRET}, the last two in hex, and comments. Never printed.
 */
public final class KeyLog {

    private static final int MOST_SECRETS = 1_000_000;
    private static final int MOST_WARNINGS = 100;
    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST_SECRET = 64;

    private final Map<String, byte[]> secrets = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Supplier<List<String>> others;
    private final List<String> warnings = new ArrayList<>();

    private KeyLog(Supplier<List<String>> others) {
        this.others = others;
    }

    /** No secrets at all. */
    public static KeyLog empty() {
        return new KeyLog(List::of);
    }

    /** These secrets and those of other logs, as captures carry them: asked for whenever a connection is looked up. */
    public KeyLog with(Supplier<List<String>> texts) {
        KeyLog both = new KeyLog(texts);
        both.secrets.putAll(secrets);
        return both;
    }

    /** Reads a file. Lines that are none are {@link #warnings()}. */
    public static KeyLog read(Path file) throws IOException {
        KeyLog log = empty();
        log.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        return log;
    }

    private void add(String text) {
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#") && !add(content.split("[ \t]+", -1))) {
                warn(number);
            }
        }
    }

    private boolean add(String[] words) {
        if (words.length != 3) {
            return false;
        }
        byte[] random = hex(words[1]);
        byte[] secret = hex(words[2]);
        if (random.length != RANDOM_BYTES || secret.length == 0 || secret.length > LONGEST_SECRET) {
            return false;
        }
        boolean known = Arrays.stream(SecretLabel.values())
                .anyMatch(label -> label.name().equals(words[0]));
        if (known && secrets.size() < MOST_SECRETS) {
            secrets.put(words[0] + key(random), secret);
        }
        return true;
    }

    private void warn(int number) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add("line " + number + " is no secret of TLS: LABEL, client random and secret in hex");
        } else if (warnings.size() == MOST_WARNINGS) {
            warnings.add("more lines after it are none either");
        }
    }

    private static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(2 * i), 16);
            int low = Character.digit(text.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return new byte[0];
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return text.length() % 2 == 0 ? bytes : new byte[0];
    }

    private static String key(byte[] random) {
        return new String(random, StandardCharsets.ISO_8859_1);
    }

    /** A sentence for each line that could not be read, with its number. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** Whether any secret is known of the connection that began with this client random. */
    boolean knows(byte[] clientRandom) {
        takeOthers();
        return Arrays.stream(SecretLabel.values())
                .anyMatch(label -> secret(label, clientRandom).isPresent());
    }

    Optional<byte[]> secret(SecretLabel label, byte[] clientRandom) {
        return Optional.ofNullable(secrets.get(label.name() + key(clientRandom)));
    }

    private void takeOthers() {
        for (String text : others.get()) {
            if (taken.add(text)) {
                add(text);
            }
        }
    }
}
