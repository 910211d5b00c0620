package io.siptrail.bench;

import java.util.SplittableRandom;

/** A user with one phone: its identity, and where it stands. The phone keeps its Call-ID (RFC 3261 section 10.2). */
final class Subscriber {

    static final int MOST_CONTACTS = 8;

    private static final int NETWORK_10_1 = 10 << 24 | 1 << 16;
    private static final String[] PHONES = {
        "LinphoneAndroid/2.2.1 (eXosip2/3.6.0)", "baresip v1.0.0 (x86_64/linux)", "Deskphone 4.1.7"
    };

    final int index;
    final String name;
    final Endpoint phone;
    final String userAgent;
    final String callId;
    final String line;
    /** The phone's address and port, as text. */
    final String address;
    /** The Contact of this phone, as in the trace that the messages are modelled on. */
    final String contact;
    /** How many contacts the registrar lists for this user, this phone among them; 1 to {@link #MOST_CONTACTS}. */
    final int contacts;

    int cseq;
    boolean bound;
    /** When the next attempt starts, in microseconds since the epoch. */
    long nextAttempt;

    /** Draws how many contacts the user has, up to the most. */
    Subscriber(int index, int mostContacts, SplittableRandom random) {
        this.index = index;
        name = "u" + (100_000 + index);
        phone = new Endpoint(NETWORK_10_1 + index, 20_000 + random.nextInt(40_000));
        userAgent = PHONES[index % PHONES.length];
        callId = Long.toString(random.nextLong(1L << 31)) + index;
        line = Long.toHexString(random.nextLong(1L << 60));
        address = phone.toString();
        contact = "<sip:" + name + "@" + address + ";line=" + line + ">";
        contacts = 1 + random.nextInt(mostContacts);
    }
}
