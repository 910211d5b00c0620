package io.siptrail.stream.tls;

import io.siptrail.bytes.HeldBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one direction of a TLS 1.2 or 1.3 connection (RFC 5246 §6.2, RFC 8446 §5), one after the other.
 *
 * <pre>
 *   TLS 1.2:  hello ... ChangeCipherSpec -> every record is protected
 *   TLS 1.3:  hello ... application_data -> protected: by the early, the handshake, then the application secret. Which one
 *             follows from trying, since a key of another stage never opens a record
 * </pre>
 */
public final class TlsReader {

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    /** After so many records that do not open, none is tried any more. */
    private static final int MOST_FAILURES = 64;

    private final TlsSession session;
    private final TlsListener listener;
    private final HandshakeMessages handshake;
    private List<RecordProtection> stages = List.of();
    private @Nullable RecordProtection protection;
    private boolean looked;
    private boolean protectedNow;
    private boolean client;
    private int failures;

    /** {@code held} counts what is held of handshake messages that are not whole yet. */
    public TlsReader(TlsSession session, TlsListener listener, HeldBytes held) {
        this.session = session;
        this.listener = listener;
        this.handshake = new HandshakeMessages(held, this::handshake);
    }

    /** Forgets what it holds. */
    public void release() {
        handshake.clear();
    }

    /** Takes the next record, whole and with its header of five bytes. */
    public void record(byte[] record) {
        int type = record[0];
        if (type == CHANGE_CIPHER_SPEC) {
            changeCipherSpec();
        } else if (protectedNow || (session.isTls13() && type == APPLICATION_DATA)) {
            open(record);
        } else if (type == APPLICATION_DATA) {
            listener.sealed(record.length - RecordProtection.HEADER);
        } else {
            content(type, Arrays.copyOfRange(record, RecordProtection.HEADER, record.length));
        }
    }

    /** Meaningless in TLS 1.3 (RFC 8446 §5). */
    private void changeCipherSpec() {
        if (session.isTls13()) {
            return;
        }
        protectedNow = true;
        handshake.clear();
        try {
            Optional<RecordProtection> next = session.protection12(client);
            protection = next.orElse(null);
            failures = 0;
        } catch (GeneralSecurityException unusable) {
            protection = null;
        }
    }

    private void open(byte[] record) {
        RecordProtection.Plaintext opened = failures >= MOST_FAILURES ? null : tryAll(record);
        if (opened == null) {
            failures++;
            listener.sealed(record.length - RecordProtection.HEADER);
        } else {
            failures = 0;
            content(opened.type(), opened.bytes());
        }
    }

    private RecordProtection.@Nullable Plaintext tryAll(byte[] record) {
        lookUp();
        RecordProtection.Plaintext opened = tryOne(protection, record);
        int next = 0;
        while (opened == null && next < stages.size()) {
            opened = tryOne(stages.get(next++), record);
        }
        if (next > 0 && opened != null) {
            protection = stages.get(next - 1);
            stages = stages.subList(next, stages.size());
        }
        return opened;
    }

    private void lookUp() {
        if (session.isTls13() && !looked) {
            looked = true;
            try {
                stages = session.protections13(client);
            } catch (GeneralSecurityException unusable) {
                stages = List.of();
            }
        }
    }

    private static RecordProtection.@Nullable Plaintext tryOne(@Nullable RecordProtection protection, byte[] record) {
        try {
            return protection == null ? null : protection.open(record);
        } catch (GeneralSecurityException notOfThisKey) {
            return null;
        }
    }

    private void content(int type, byte[] bytes) {
        if (type == HANDSHAKE) {
            handshake.add(bytes);
        } else if (type == APPLICATION_DATA) {
            listener.data(bytes);
        } else if (type == ALERT && bytes.length == 2) {
            listener.alert(bytes[0] == Alert.FATAL, Alert.name(bytes[1] & 0xff));
        }
    }

    private void handshake(int type, byte[] body) {
        if (type == HandshakeMessages.CLIENT_HELLO) {
            Hello hello = Hello.read(body, true);
            client = true;
            looked = false;
            session.clientHello(hello);
            listener.clientHello(hello.serverName(), hello.versionNames());
        } else if (type == HandshakeMessages.SERVER_HELLO) {
            Hello hello = Hello.read(body, false);
            looked = false;
            session.serverHello(hello);
            listener.serverHello(hello.versionNames(), session.suiteName());
        } else if (type == HandshakeMessages.KEY_UPDATE && protection instanceof Records13 current) {
            try {
                protection = current.updated();
            } catch (GeneralSecurityException unusable) {
                protection = null;
            }
        }
    }
}
