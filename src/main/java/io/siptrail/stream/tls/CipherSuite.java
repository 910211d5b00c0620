package io.siptrail.stream.tls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a cipher suite matters to open its records (IANA TLS Cipher Suites registry).
 *
 * @param keyBytes of the cipher's key
 * @param hash of the key schedule, as HMAC names it
 * @param mac of the records, for CBC; empty otherwise
 * @param macBytes of that
 */
record CipherSuite(String name, Mode mode, int keyBytes, String hash, String mac, int macBytes) {

    /** How records are protected. */
    enum Mode {
        GCM,
        CHACHA20_POLY1305,
        CBC
    }

    private static final String SHA256 = "HmacSHA256";
    private static final String SHA384 = "HmacSHA384";
    private static final Map<Integer, CipherSuite> KNOWN = new HashMap<>();

    static {
        CipherSuite aes128Gcm = new CipherSuite("AES_128_GCM_SHA256", Mode.GCM, 16, SHA256, "", 0);
        CipherSuite aes256Gcm = new CipherSuite("AES_256_GCM_SHA384", Mode.GCM, 32, SHA384, "", 0);
        CipherSuite chacha = new CipherSuite("CHACHA20_POLY1305_SHA256", Mode.CHACHA20_POLY1305, 32, SHA256, "", 0);
        add(aes128Gcm, 0x1301, 0x9c, 0x9e, 0xa0, 0xa2, 0xa4, 0xa6, 0xa8, 0xaa, 0xac, 0xc02b, 0xc02d, 0xc02f, 0xc031);
        add(aes256Gcm, 0x1302, 0x9d, 0x9f, 0xa1, 0xa3, 0xa5, 0xa7, 0xa9, 0xab, 0xad, 0xc02c, 0xc02e, 0xc030, 0xc032);
        add(aes128Gcm, 0xd001);
        add(aes256Gcm, 0xd002);
        add(chacha, 0x1303, 0xcca8, 0xcca9, 0xccaa, 0xccab, 0xccac, 0xccad, 0xccae);
        cbc("AES_128_CBC_SHA", 16, SHA256, "HmacSHA1", 20, 0x2f, 0x30, 0x31, 0x32, 0x33, 0x34, 0x8c, 0x90, 0x94);
        cbc("AES_128_CBC_SHA", 16, SHA256, "HmacSHA1", 20, 0xc004, 0xc009, 0xc00e, 0xc013, 0xc018, 0xc035);
        cbc("AES_256_CBC_SHA", 32, SHA256, "HmacSHA1", 20, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x8d, 0x91, 0x95);
        cbc("AES_256_CBC_SHA", 32, SHA256, "HmacSHA1", 20, 0xc005, 0xc00a, 0xc00f, 0xc014, 0xc019, 0xc036);
        cbc("AES_128_CBC_SHA256", 16, SHA256, SHA256, 32, 0x3c, 0x3e, 0x3f, 0x40, 0x67, 0x6c, 0xae, 0xb2, 0xb6);
        cbc("AES_128_CBC_SHA256", 16, SHA256, SHA256, 32, 0xc023, 0xc025, 0xc027, 0xc029, 0xc037);
        cbc("AES_256_CBC_SHA256", 32, SHA256, SHA256, 32, 0x3d, 0x68, 0x69, 0x6a, 0x6b, 0x6d);
        cbc("AES_256_CBC_SHA384", 32, SHA384, SHA384, 48, 0xaf, 0xb3, 0xb7, 0xc024, 0xc026, 0xc028, 0xc02a, 0xc038);
    }

    private static void cbc(String name, int key, String hash, String mac, int macBytes, int... codes) {
        add(new CipherSuite(name, Mode.CBC, key, hash, mac, macBytes), codes);
    }

    private static void add(CipherSuite suite, int... codes) {
        for (int code : codes) {
            KNOWN.put(code, suite);
        }
    }

    /** The suite of this number; empty when its records cannot be opened here. */
    static Optional<CipherSuite> of(int code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** Bytes that its hash, and so a traffic secret of it, has. */
    int hashBytes() {
        return hash.equals(SHA384) ? 48 : 32;
    }
}
