package io.siptrail.stream;

/**
 * One step on the way from the bytes of a direction to its messages. Bytes come in order, each once. With them goes their
 * place in the TCP stream, counted from 0: where as many bytes come as that range has, each stands for itself; otherwise
 * something between decrypted or unwrapped them, and all come from that range together.
 */
interface Layer {

    /** Takes bytes, borrowed for the duration of the call. */
    void bytes(byte[] data, int from, int to, long placeFrom, long placeTo);

    /** Bytes are missing here, and will not come. */
    void gap();

    /** Nothing more will come. */
    void end();

    /** The place from which on it still holds bytes; {@link Long#MAX_VALUE} when it holds none. */
    long heldFrom();

    /** Forgets what it holds. */
    void release();
}
