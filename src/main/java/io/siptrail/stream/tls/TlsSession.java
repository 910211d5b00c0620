package io.siptrail.stream.tls;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both directions of one TLS connection have agreed on, and the keys that follow from it for who has the secrets. */
public final class TlsSession {

    private final KeyLog secrets;
    private byte[] clientRandom = {};
    private byte[] serverRandom = {};
    private int version;
    private Optional<CipherSuite> suite = Optional.empty();
    private boolean encryptThenMac;
    private byte @Nullable [] keyBlock;
    private boolean known;

    /** A connection of which nothing is known yet. */
    public TlsSession(KeyLog secrets) {
        this.secrets = secrets;
    }

    void clientHello(Hello hello) {
        clientRandom = hello.random();
        known = false;
        keyBlock = null;
    }

    void serverHello(Hello hello) {
        serverRandom = hello.random();
        known = secrets.knows(clientRandom);
        version = hello.version();
        suite = CipherSuite.of(hello.suite());
        encryptThenMac = hello.encryptThenMac();
        keyBlock = null;
    }

    boolean isTls13() {
        return version == Hello.TLS_1_3;
    }

    /** Whether any secret of this connection is known. */
    public boolean isKnown() {
        return known;
    }

    /** The suite that the server chose, in words; empty when it is not one of those that are opened here. */
    String suiteName() {
        return suite.map(CipherSuite::name).orElse("");
    }

    /** What opens the records that follow a ChangeCipherSpec of TLS 1.2; empty without the secret (RFC 5246 §6.3). */
    Optional<RecordProtection> protection12(boolean client) throws GeneralSecurityException {
        Optional<byte[]> master = secrets.secret(SecretLabel.CLIENT_RANDOM, clientRandom);
        if (master.isEmpty() || suite.isEmpty() || version != Hello.TLS_1_2) {
            return Optional.empty();
        }
        CipherSuite agreed = suite.get();
        boolean cbc = agreed.mode() == CipherSuite.Mode.CBC;
        int mac = agreed.macBytes();
        int key = agreed.keyBytes();
        int fixed = cbc ? 0 : AeadRecords12.fixedBytes(agreed);
        byte[] block = keyBlock(agreed, master.get(), 2 * (mac + key + fixed));
        byte[] macKey = part(block, client ? 0 : mac, mac);
        byte[] cipherKey = part(block, 2 * mac + (client ? 0 : key), key);
        byte[] vector = part(block, 2 * (mac + key) + (client ? 0 : fixed), fixed);
        return Optional.of(
                cbc
                        ? new CbcRecords12(agreed, cipherKey, macKey, encryptThenMac)
                        : AeadRecords12.of(agreed, cipherKey, vector));
    }

    private byte[] keyBlock(CipherSuite agreed, byte[] master, int length) throws GeneralSecurityException {
        byte[] block = keyBlock;
        if (block == null) {
            byte[] seed = KeyDerivation.join(serverRandom, clientRandom);
            block = KeyDerivation.prf(agreed.hash(), master, "key expansion", seed, length);
            keyBlock = block;
        }
        return block;
    }

    private static byte[] part(byte[] block, int from, int length) {
        return Arrays.copyOfRange(block, from, from + length);
    }

    /** What may open the records of one direction of TLS 1.3, in the order of use (RFC 8446 §7.1). */
    List<RecordProtection> protections13(boolean client) throws GeneralSecurityException {
        List<RecordProtection> stages = new ArrayList<>();
        List<SecretLabel> labels = client
                ? List.of(
                        SecretLabel.CLIENT_EARLY_TRAFFIC_SECRET,
                        SecretLabel.CLIENT_HANDSHAKE_TRAFFIC_SECRET,
                        SecretLabel.CLIENT_TRAFFIC_SECRET_0)
                : List.of(SecretLabel.SERVER_HANDSHAKE_TRAFFIC_SECRET, SecretLabel.SERVER_TRAFFIC_SECRET_0);
        for (SecretLabel label : labels) {
            Optional<byte[]> secret = secrets.secret(label, clientRandom);
            if (secret.isPresent() && suite.isPresent() && suite.get().mode() != CipherSuite.Mode.CBC) {
                stages.add(new Records13(suite.get(), secret.get()));
            }
        }
        return stages;
    }
}
