package io.siptrail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of the {@code siptrail} command. */
public final class Main {

    /** Picocli's own name, read when a command line is made; packages whose converters it is not to look for. */
    private static final String CONVERTERS_LEFT_OUT = "picocli.converters.excludes";

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        // No option is a date or a database; to load and prepare their classes takes a twentieth of a small audit.
        System.setProperty(CONVERTERS_LEFT_OUT, "java\\.(sql|time)\\..*");
        PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
        int code = run(System.in, out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs the command line against these streams and returns its exit code. */
    static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
        return SiptrailCommand.line(in, out, err, args).execute(args);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
