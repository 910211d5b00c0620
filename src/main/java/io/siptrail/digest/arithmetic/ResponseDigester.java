package io.siptrail.digest.arithmetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes responses. It reuses its hash functions and the inner hashes of its last calculation, so it serves one thread. */
public final class ResponseDigester {

    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private final Map<HashFunction, MessageDigest> digests = new EnumMap<>(HashFunction.class);
    private @Nullable HashFunction lastHash;
    private @Nullable Ha1Input lastHa1Input;
    private @Nullable Ha2Input lastHa2Input;
    private byte[] lastHa1 = new byte[0];
    private byte[] lastHa2 = new byte[0];

    /** The response, in bytes (RFC 7616 §3.4.1, without qop RFC 2069 §2.1.2). */
    public byte[] response(Calculation calculation) {
        MessageDigest digest = select(calculation.hash());
        byte[] key = key(digest, calculation);
        byte[] rest = afterHa1(calculation);
        digest.update(key);
        return hash(digest, calculation, rest);
    }

    /** All that is hashed after HA1: ":" nonce ":" nc ":" cnonce ":" qop ":" HA2, or ":" nonce ":" HA2. */
    public byte[] afterHa1(Calculation calculation) {
        byte[] ha2 = calculation.hexCase().ha2(ha2(select(calculation.hash()), calculation));
        byte[] head = tail(calculation.tail()).getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + ha2.length);
        System.arraycopy(ha2, 0, all, head.length, ha2.length);
        return all;
    }

    /** H(username ":" realm), which stands for the username where {@code userhash=true} (RFC 7616 §3.4.4). */
    public String userHash(HashFunction hash, String username, String realm) {
        MessageDigest digest = select(hash);
        digest.update((username + ':' + realm).getBytes(UTF_8));
        return new String(Hex.lower(cut(digest.digest(), hash)), UTF_8);
    }

    private MessageDigest select(HashFunction hash) {
        if (hash != lastHash) {
            lastHash = hash;
            lastHa1Input = null;
            lastHa2Input = null;
        }
        return digests.computeIfAbsent(hash, HashFunction::digest);
    }

    // Variants of one calculation share the inputs that they do not change, so identity is enough to know them again.
    @SuppressWarnings("ReferenceEquality")
    private byte[] ha1(MessageDigest digest, Calculation calculation) {
        Ha1Input input = calculation.ha1();
        if (input != lastHa1Input) {
            lastHa1 = form(digest, calculation, input);
            lastHa1Input = input;
        }
        return lastHa1;
    }

    private static byte[] form(MessageDigest digest, Calculation calculation, Ha1Input input) {
        byte[] plain = plain(digest, calculation, input);
        return switch (input.form()) {
            case PLAIN, PASSWORD_ITSELF -> plain;
            case HASHED_AGAIN -> hash(digest, calculation, Hex.lower(plain));
            case HA1_AS_PASSWORD -> named(digest, calculation, input, Hex.lower(plain));
        };
    }

    private static byte[] plain(MessageDigest digest, Calculation calculation, Ha1Input input) {
        Secret secret = input.secret();
        Optional<byte[]> given = secret.isHa1() ? Hex.parse(secret.reveal()) : Optional.empty();
        return given.isPresent() ? given.get() : named(digest, calculation, input, secret.bytes());
    }

    private static byte[] named(MessageDigest digest, Calculation calculation, Ha1Input input, byte[] password) {
        digest.update((input.username() + ':' + input.realm() + ':').getBytes(input.charset()));
        return hash(digest, calculation, password);
    }

    /** What stands where HA1 belongs, with -sess as the calculation has it. */
    private byte[] key(MessageDigest digest, Calculation calculation) {
        boolean itself = calculation.ha1().form() == Ha1Input.Form.PASSWORD_ITSELF;
        byte[] raw = itself ? calculation.ha1().secret().bytes() : ha1(digest, calculation);
        byte[] text = itself ? raw : calculation.hexCase().ha1(raw);
        String nonce = ':' + calculation.tail().nonce();
        String both = nonce + ':' + calculation.tail().cnonce();
        return switch (calculation.session()) {
            case NONE -> text;
            case UNHASHED -> joined(text, both);
            case SESSION -> calculation.hexCase().ha1(hash(digest, calculation, joined(text, both)));
            case OVER_BYTES -> calculation.hexCase().ha1(hash(digest, calculation, joined(raw, both)));
            case WITHOUT_CNONCE -> calculation.hexCase().ha1(hash(digest, calculation, joined(text, nonce)));
        };
    }

    private static byte[] joined(byte[] head, String text) {
        byte[] tail = text.getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    @SuppressWarnings("ReferenceEquality")
    private byte[] ha2(MessageDigest digest, Calculation calculation) {
        Ha2Input input = calculation.ha2();
        if (input != lastHa2Input) {
            lastHa2 = hashed(digest, calculation, input);
            lastHa2Input = input;
        }
        return lastHa2;
    }

    private static byte[] hashed(MessageDigest digest, Calculation calculation, Ha2Input input) {
        byte[] body = new byte[0];
        if (input.body().isPresent()) {
            digest.update(input.body().get().duplicate());
            body = joined(new byte[] {':'}, new String(Hex.lower(cut(digest.digest(), calculation.hash())), UTF_8));
        }
        digest.update((input.method() + ':' + input.uri()).getBytes(UTF_8));
        return hash(digest, calculation, body);
    }

    private static String tail(ResponseTail tail) {
        String protection = tail.protection()
                .map(present -> ':' + present.nc() + ':' + tail.cnonce() + ':' + present.qop())
                .orElse("");
        return ':' + tail.nonce() + protection + ':';
    }

    private static byte[] hash(MessageDigest digest, Calculation calculation, byte[] last) {
        digest.update(last);
        return cut(digest.digest(), calculation.hash());
    }

    private static byte[] cut(byte[] hash, HashFunction function) {
        return hash.length == function.length() ? hash : Arrays.copyOf(hash, function.length());
    }
}
