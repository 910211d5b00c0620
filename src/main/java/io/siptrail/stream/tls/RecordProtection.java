package io.siptrail.stream.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Opens the records of one direction under one key. */
interface RecordProtection {

    /** Bytes of a record's header: type, version, length. */
    int HEADER = 5;

    /**
     * The plaintext of a record. When the record is not one of this key, or not the one expected, it is no error of ours but
     * a GeneralSecurityException, and the count of records stays.
     *
     * @param record with its header
     */
    Plaintext open(byte[] record) throws GeneralSecurityException;

    /** What a record held. */
    final class Plaintext {

        private final int type;
        private final byte[] bytes;

        Plaintext(int type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        /** The content type. */
        int type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** The additional data of TLS 1.2: number, type, version, length of the plaintext (RFC 5246 §6.2.3.3). */
    static byte[] additionalData(long number, byte[] record, int length) {
        return ByteBuffer.allocate(8 + HEADER)
                .putLong(number)
                .put(record, 0, 3)
                .putShort((short) length)
                .array();
    }
}
