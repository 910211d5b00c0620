package io.siptrail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Standard output for whoever writes much: it fails as soon as nobody reads any more. Closing it flushes it only. */
final class CheckedOutput extends Writer {

    private final PrintWriter out;

    CheckedOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        out.write(text, offset, length);
        flush();
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("nobody reads standard output any more");
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
