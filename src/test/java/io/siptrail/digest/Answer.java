package io.siptrail.digest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A client that computes its response in the plainest way, step by step and independent of what is tested. Its header tells
 * one story, what it hashes may be another: a test plants a mistake by changing only what is hashed.
 */
final class Answer {

    /** H(...) of the client: one text in, hexadecimal digits out. */
    String hash;

    final String headerAlgorithm;
    final boolean headerSession;
    final String headerQop;

    String method = "REGISTER";
    String uri = "sip:example.com;transport=udp";
    String username = "alice";
    String realm = "Example.com";
    String password = "Grünkohl-77";
    Charset charset = StandardCharsets.UTF_8;
    String nonce = "fresh+nonce/1=";
    String nc = "0000001a";
    String cnonce = "c0ffee";
    String qop;
    String body = "";
    boolean bodyHashed;
    String session;
    String ha1Form = "plain";
    boolean upperHa1;
    boolean upperHa2;

    /** {@code algorithm} as the header has it; {@code qop} is empty for none. */
    Answer(String algorithm, String qop) {
        this.headerAlgorithm = algorithm;
        this.headerSession = algorithm.endsWith("-sess");
        this.headerQop = qop;
        this.hash = algorithm.replace("-sess", "");
        this.qop = qop;
        this.bodyHashed = qop.equals("auth-int");
        this.session = headerSession ? "digits" : "none";
    }

    /** The header: what an {@link Answer} without mistakes would have hashed, and the response of this one. */
    String header() {
        Answer told = new Answer(headerAlgorithm, headerQop);
        String protection = headerQop.isEmpty() && !headerSession ? "" : ", cnonce=\"" + told.cnonce + "\"";
        String count = headerQop.isEmpty() ? "" : ", qop=" + headerQop + ", nc=" + told.nc;
        return "Digest username=\"" + told.username + "\", realm=\"" + told.realm + "\", nonce=\"" + told.nonce
                + "\", uri=\"" + told.uri + "\", response=\"" + response() + "\", algorithm=" + headerAlgorithm
                + protection + count;
    }

    String response() {
        String a2 = method + ":" + uri + (bodyHashed ? ":" + h(body) : "");
        String ha2 = upperHa2 ? h(a2).toUpperCase(Locale.ROOT) : h(a2);
        String between = nonce + (qop.isEmpty() ? "" : ":" + nc + ":" + cnonce + ":" + qop);
        return h(key() + ":" + between + ":" + ha2);
    }

    private String key() {
        String ha1 = ha1();
        String shown = upperHa1 && !ha1Form.equals("password") ? ha1.toUpperCase(Locale.ROOT) : ha1;
        String bound = switch (session) {
            case "digits" -> h(shown + ":" + nonce + ":" + cnonce);
            case "bytes" -> hex(h(joined(bytesOf(ha1), ":" + nonce + ":" + cnonce)));
            case "unhashed" -> shown + ":" + nonce + ":" + cnonce;
            case "nonce" -> h(shown + ":" + nonce);
            default -> shown;
        };
        boolean hashed = !session.equals("none") && !session.equals("unhashed");
        return upperHa1 && hashed ? bound.toUpperCase(Locale.ROOT) : bound;
    }

    private byte[] bytesOf(String ha1) {
        return ha1Form.equals("password")
                ? ha1.getBytes(charset)
                : HexFormat.of().parseHex(ha1);
    }

    private String ha1() {
        String plain = hex(h(joined((username + ":" + realm + ":").getBytes(StandardCharsets.UTF_8), password)));
        return switch (ha1Form) {
            case "password" -> password;
            case "again" -> h(plain);
            case "as-password" -> h(username + ":" + realm + ":" + plain);
            default -> plain;
        };
    }

    private byte[] joined(byte[] head, String tail) {
        byte[] rest = tail.getBytes(charset);
        byte[] all = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return all;
    }

    private String h(String text) {
        return hex(h(text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] h(byte[] bytes) {
        try {
            String name = hash.equals("SHA-512-256") ? "SHA-512/256" : hash;
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
