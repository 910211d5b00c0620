package io.siptrail.stream.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a ClientHello or a ServerHello says, as far as it matters here (RFC 8446 §4.1.2, §4.1.3; RFC 6066 §3; RFC 7366 §2). */
final class Hello {

    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    private static final int SERVER_NAME = 0;
    private static final int ENCRYPT_THEN_MAC = 22;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int RANDOM_BYTES = 32;

    private final byte[] random = new byte[RANDOM_BYTES];
    private final List<Integer> versions = new ArrayList<>();
    private int suite;
    private String serverName = "";
    private boolean encryptThenMac;

    private Hello() {}

    /** Reads as much of it as makes sense; what does not is left out. */
    static Hello read(byte[] body, boolean client) {
        Hello hello = new Hello();
        try {
            hello.take(ByteBuffer.wrap(body), client);
        } catch (BufferUnderflowException | IllegalArgumentException cutShort) {
            // What was read before stays.
        }
        return hello;
    }

    private void take(ByteBuffer in, boolean client) {
        int legacy = in.getShort() & 0xffff;
        in.get(random);
        skip(in, in.get() & 0xff);
        if (client) {
            skip(in, in.getShort() & 0xffff);
            skip(in, in.get() & 0xff);
        } else {
            suite = in.getShort() & 0xffff;
            in.get();
        }
        versions.add(legacy);
        if (in.remaining() >= 2) {
            in.getShort();
        }
        while (in.remaining() >= 4) {
            int type = in.getShort() & 0xffff;
            int length = in.getShort() & 0xffff;
            ByteBuffer content = in.slice();
            skip(in, length);
            extension(type, content.limit(length), client);
        }
    }

    private static void skip(ByteBuffer in, int length) {
        in.position(in.position() + length);
    }

    private void extension(int type, ByteBuffer in, boolean client) {
        switch (type) {
            case ENCRYPT_THEN_MAC -> encryptThenMac = true;
            case SUPPORTED_VERSIONS -> supportedVersions(in, client);
            case SERVER_NAME -> serverName(in, client);
            default -> {}
        }
    }

    private void supportedVersions(ByteBuffer in, boolean client) {
        versions.clear();
        if (client) {
            in.get();
        }
        while (in.remaining() >= 2) {
            versions.add(in.getShort() & 0xffff);
        }
    }

    /** The only kind of name there is, host_name (RFC 6066 §3). */
    private void serverName(ByteBuffer in, boolean client) {
        if (client && in.remaining() > 5) {
            in.getShort();
            in.get();
            byte[] name = new byte[Math.min(in.getShort() & 0xffff, in.remaining())];
            in.get(name);
            serverName = new String(name, StandardCharsets.US_ASCII);
        }
    }

    byte[] random() {
        return random.clone();
    }

    /** The version that a server chose. */
    int version() {
        return versions.isEmpty() ? TLS_1_2 : versions.get(0);
    }

    /** The number of the cipher suite that a server chose. */
    int suite() {
        return suite;
    }

    boolean encryptThenMac() {
        return encryptThenMac;
    }

    /** The name that the client asks for; empty when it names none. */
    String serverName() {
        return serverName;
    }

    /** The versions that it names, such as {@code TLS 1.3, TLS 1.2}; values that are reserved to grease are left out (RFC 8701). */
    String versionNames() {
        return String.join(
                ", ", versions.stream().filter(Hello::isReal).map(Hello::name).toList());
    }

    private static boolean isReal(int version) {
        return version >> 8 == 3;
    }

    private static String name(int version) {
        return version == 0x0300 ? "SSL 3.0" : "TLS 1." + ((version & 0xff) - 1);
    }

    @Override
    public String toString() {
        return versionNames() + " " + Arrays.hashCode(random);
    }
}
