package io.siptrail.libpcap;

/** libpcap is not there, or refuses what it was asked; the message is a sentence for the user. */
public final class LibpcapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LibpcapException(String sentence) {
        super(sentence);
    }

    LibpcapException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
