package io.siptrail.bench;

import java.io.IOException;

/** Puts messages between phones and the one registrar into a capture. */
final class Sender {

    static final Endpoint REGISTRAR = new Endpoint(192 << 24 | 2 << 8 | 10, 5060);

    private final Planted planted;
    private final MessageText text = new MessageText();
    private final Payload payload = new Payload();

    Sender(Planted planted) {
        this.planted = planted;
    }

    void write(Message message, PacketWriter out) throws IOException {
        boolean down = message.status() > 0;
        Endpoint phone = message.user().phone;
        text.write(message, payload);
        out.udp(message.micros(), down ? REGISTRAR : phone, down ? phone : REGISTRAR, payload);
        planted.sent(message);
    }
}
