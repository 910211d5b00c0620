package io.siptrail.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends when the user asks for the end. */
final class InterruptibleStream extends FilterInputStream {

    private final Interruption interruption;

    InterruptibleStream(InputStream in, Interruption interruption) {
        super(in);
        this.interruption = interruption;
    }

    @Override
    public int read() throws IOException {
        return interruption.isAsked() ? -1 : super.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        return interruption.isAsked() ? -1 : super.read(to, offset, length);
    }
}
