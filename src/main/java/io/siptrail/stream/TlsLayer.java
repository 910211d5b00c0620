package io.siptrail.stream;

import io.siptrail.bytes.ByteQueue;
import io.siptrail.stream.tls.TlsListener;
import io.siptrail.stream.tls.TlsReader;
import java.util.Arrays;

/** TLS records of one direction: what their handshake tells is told, what they hold is handed on where a secret opens it. */
final class TlsLayer implements Layer, TlsListener {

    private static final int HEADER = 5;
    private static final int LONGEST_RECORD = 16_384 + 2_048;
    /** No SIP message is as short; what is left after a handshake without secrets may be alerts and Finished. */
    private static final int SHORTEST_MESSAGE = 150;

    private final Direction direction;
    private final TlsConversation conversation;
    private final TlsReader reader;
    private final ContentLayer inner;
    private final ByteQueue queue;
    private long recordFrom;
    private long recordTo;
    private boolean lost;

    /** {@code atStart}: the stream begins here; without its handshake nothing can be opened. */
    TlsLayer(Direction direction, boolean atStart) {
        this.direction = direction;
        this.conversation = direction.connection().tls();
        this.reader =
                new TlsReader(conversation.session(), this, direction.streams().held());
        this.inner = new ContentLayer(direction, conversation.inner(), atStart);
        this.queue = new ByteQueue(direction.streams().held());
    }

    /** Whether five bytes are the header of a TLS record. */
    static boolean isRecord(byte[] data, int at) {
        int type = data[at];
        int length = (data[at + 3] & 0xff) << 8 | (data[at + 4] & 0xff);
        boolean version = data[at + 1] == 3 && data[at + 2] >= 0 && data[at + 2] <= 4;
        return type >= 20 && type <= 23 && version && length <= LONGEST_RECORD;
    }

    @Override
    public void bytes(byte[] data, int from, int to, long placeFrom, long placeTo) {
        if (lost) {
            direction.sealed(placeFrom, placeTo);
            return;
        }
        recordFrom = queue.isEmpty() ? placeFrom : recordFrom;
        queue.add(data, from, to - from);
        while (queue.length() >= HEADER && !lost) {
            if (!isRecord(queue.array(), queue.start())) {
                loseTrack();
                return;
            }
            int at = queue.start();
            int length = HEADER + ((queue.array()[at + 3] & 0xff) << 8 | (queue.array()[at + 4] & 0xff));
            if (queue.length() < length) {
                return;
            }
            byte[] record = Arrays.copyOfRange(queue.array(), at, at + length);
            queue.drop(length);
            recordTo = placeTo - queue.length();
            reader.record(record);
            recordFrom = recordTo;
        }
    }

    /** What follows cannot be told apart into records. */
    private void loseTrack() {
        lost = true;
        queue.clear();
        direction.connection().withoutSip();
    }

    @Override
    public void clientHello(String serverName, String versions) {
        ConnectionWatch watch = direction.connection().watch();
        watch.tlsBegan(direction);
        String name = serverName.isEmpty() ? "no server name" : "server name " + serverName;
        watch.tell(ConnectionEventKind.TLS_HELLO, direction.moment(recordFrom, recordTo), name + "; " + versions);
    }

    @Override
    public void serverHello(String version, String suite) {
        ConnectionWatch watch = direction.connection().watch();
        watch.tlsBegan(direction.connection().opposite(direction));
        String agreed = suite.isEmpty() ? version : version + ", " + suite;
        watch.tell(ConnectionEventKind.TLS_AGREED, direction.moment(recordFrom, recordTo), agreed);
    }

    @Override
    public void alert(boolean fatal, String name) {
        ConnectionWatch watch = direction.connection().watch();
        if (!name.equals("close_notify")) {
            String detail = (fatal ? "fatal " : "warning ") + name + " from the " + watch.side(direction);
            watch.tell(ConnectionEventKind.TLS_ALERT, direction.moment(recordFrom, recordTo), detail);
        }
    }

    @Override
    public void data(byte[] bytes) {
        direction.connection().watch().tlsServed();
        inner.bytes(bytes, 0, bytes.length, recordFrom, recordTo);
    }

    @Override
    public void sealed(int length) {
        Connection connection = direction.connection();
        if (length >= SHORTEST_MESSAGE && connection.watch().isClient(direction)) {
            connection.watch().tlsServed();
        }
        direction.sealed(recordFrom, recordTo);
        if (!conversation.session().isKnown()) {
            connection.withoutSip();
        }
    }

    @Override
    public void gap() {
        queue.clear();
        inner.gap();
        loseTrack();
    }

    @Override
    public void end() {
        queue.clear();
        inner.end();
    }

    @Override
    public long heldFrom() {
        return Math.min(queue.isEmpty() ? Long.MAX_VALUE : recordFrom, inner.heldFrom());
    }

    @Override
    public void release() {
        queue.clear();
        reader.release();
        inner.release();
    }
}
