package io.siptrail.stream.tls;

/** Receives what the records of one direction hold. Each call is about the record in hand. */
public interface TlsListener {

    /** The ClientHello: the name that it asks for (empty for none) and the versions that it offers, in words. */
    void clientHello(String serverName, String versions);

    /** The ServerHello: the version and the cipher suite, in words; the suite is empty where it is not one that can be opened here. */
    void serverHello(String version, String suite);

    /** A legible alert: whether it is fatal, and its name (RFC 8446 §6), such as {@code unknown_ca}. */
    void alert(boolean fatal, String name);

    /** Application data. */
    void data(byte[] bytes);

    /** A record that cannot be opened, for want of its secret or because it is not genuine; {@code length} is that of its content. */
    void sealed(int length);
}
